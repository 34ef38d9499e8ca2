using System.Security.Cryptography;
using System.Text;

namespace Todo.Cli.Settings;

/// <summary>A stack's <c>encryptionsalt</c>: <c>v1:salt:check</c>, where the check is a known word encrypted under the stack's key.</summary>
internal sealed class EncryptionSalt
{
    private const string CheckWord = "pulumi";
    private const int Rounds = 1_000_000;
    private const int KeyBytes = 32;

    private readonly byte[] salt;
    private readonly EncryptedText check;

    private EncryptionSalt(byte[] salt, EncryptedText check) => (this.salt, this.check) = (salt, check);

    /// <summary>Reads the parts.</summary>
    /// <exception cref="FormatException">It is malformed; the message says how.</exception>
    internal static EncryptionSalt Parse(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length != 3)
        {
            throw new FormatException("is cut short");
        }

        return parts[0] == EncryptedText.Version
            ? new EncryptionSalt(EncryptedText.FromBase64(parts[1]), EncryptedText.Parse(parts[2]))
            : throw new FormatException("is of an unknown version");
    }

    /// <summary>The key that a passphrase opens, or <see langword="null"/> when it is not the stack's. Slow on purpose, against guessing.</summary>
    internal byte[]? Open(string passphrase)
    {
        var key = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(passphrase), salt, Rounds, HashAlgorithmName.SHA256, KeyBytes);
        return check.Decrypt(key) == CheckWord ? key : null;
    }
}
