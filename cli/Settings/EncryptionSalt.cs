using System.Security.Cryptography;
using System.Text;

namespace Todo.Cli.Settings;

/// <summary>A stack's <c>encryptionsalt</c>: <c>v1:salt:check</c>; the check is a known word encrypted under the stack's key.</summary>
internal sealed class EncryptionSalt(byte[] salt, EncryptedText check)
{
    private const string CheckWord = "pulumi";
    private const int Rounds = 1_000_000;
    private const int KeyBytes = 32;
    private const int SaltBytes = 8;

    /// <summary>Reads the parts; a <see cref="FormatException"/> says how it is malformed.</summary>
    internal static EncryptionSalt Parse(string text) => text.Split(':', 3) switch
    {
        [EncryptedText.Version, var salt, var check] => new EncryptionSalt(EncryptedText.FromBase64(salt), EncryptedText.Parse(check)),
        [_, _, _] => throw new FormatException("is of an unknown version"),
        _ => throw new FormatException("is cut short"),
    };

    /// <summary>A salt for a stack that has none yet: its text, and the key that the passphrase opens.</summary>
    internal static (byte[] Key, string Text) Make(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = KeyOf(passphrase, salt);
        return (key, $"{EncryptedText.Version}:{Convert.ToBase64String(salt)}:{EncryptedText.Encrypt(CheckWord, key)}");
    }

    /// <summary>The key that a passphrase opens, or <see langword="null"/> when it is not the stack's. Slow, against guessing.</summary>
    internal byte[]? Open(string passphrase)
    {
        var key = KeyOf(passphrase, salt);
        return check.Decrypt(key) == CheckWord ? key : null;
    }

    private static byte[] KeyOf(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Rounds, HashAlgorithmName.SHA256, KeyBytes);
}
