using Todo.Cli.Settings;

namespace Todo.Tests.Cli.Settings;

/// <summary>
/// Encrypts as Pulumi's passphrase provider does, to make files for tests. The vectors of the real CLI hold the product to it.
/// </summary>
internal static class PulumiEncryptor
{
    public const string Passphrase = "open sesame";

    // Slow, and the same for every test.
    private static readonly Lazy<(byte[] Key, string Text)> Salt = new(() => Todo.Cli.Settings.EncryptionSalt.Make(Passphrase));

    public static string EncryptionSalt => Salt.Value.Text;

    public static string Encrypt(string plain) => EncryptedText.Encrypt(plain, Salt.Value.Key);
}
