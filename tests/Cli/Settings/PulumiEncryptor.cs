using System.Security.Cryptography;
using System.Text;

namespace Todo.Tests.Cli.Settings;

/// <summary>Encrypts as Pulumi's passphrase provider does, to make files for tests.</summary>
internal static class PulumiEncryptor
{
    public const string Passphrase = "open sesame";

    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(8);

    // Slow, and the same for every test.
    private static readonly Lazy<byte[]> Key = new(() => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(Passphrase), Salt, 1_000_000, HashAlgorithmName.SHA256, 32));

    public static string EncryptionSalt => $"v1:{Convert.ToBase64String(Salt)}:{Encrypt("pulumi")}";

    public static string Encrypt(string plain)
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedText = new byte[text.Length + 16];
        using var aes = new AesGcm(Key.Value, 16);
        aes.Encrypt(nonce, text, sealedText.AsSpan(..text.Length), sealedText.AsSpan(text.Length..));
        return $"v1:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedText)}";
    }
}
