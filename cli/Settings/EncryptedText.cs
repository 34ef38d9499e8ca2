using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Todo.Cli.Settings;

/// <summary>A text that Pulumi encrypted with AES-256-GCM: <c>v1:nonce:ciphertext</c>, the last two in base64.</summary>
internal sealed class EncryptedText(byte[] nonce, byte[] ciphertext)
{
    internal const string Version = "v1";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Reads the parts.</summary>
    /// <exception cref="FormatException">It is malformed; the message says how, without the text.</exception>
    internal static EncryptedText Parse(string text)
    {
        var (nonce, ciphertext) = text.Split(':') switch
        {
            [Version, var first, var second] => (FromBase64(first), FromBase64(second)),
            [_, _, _] => throw new FormatException("is of an unknown version"),
            _ => throw new FormatException("does not have three parts between colons"),
        };
        return nonce.Length == NonceBytes && ciphertext.Length >= TagBytes
            ? new EncryptedText(nonce, ciphertext)
            : throw new FormatException("is cut short");
    }

    /// <summary>Decodes base64, which Pulumi pads; a <see cref="FormatException"/> when it is cut or mistyped.</summary>
    internal static byte[] FromBase64(string text) => Base64.IsValid(text)
        ? Convert.FromBase64String(text)
        : throw new FormatException("is cut short or mistyped: a part is not base64");

    /// <summary>Encrypts a text, each time differently, and gives it as it stands in a file.</summary>
    internal static string Encrypt(string plain, byte[] key)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var text = Encoding.UTF8.GetBytes(plain);
        var ciphertext = new byte[text.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, text, ciphertext.AsSpan(..text.Length), ciphertext.AsSpan(text.Length..));
        return $"{Version}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(ciphertext)}";
    }

    /// <summary>The plain text, or <see langword="null"/> when the key is another one or the text was changed.</summary>
    internal string? Decrypt(byte[] key)
    {
        var plain = new byte[ciphertext.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(nonce, ciphertext.AsSpan(..plain.Length), ciphertext.AsSpan(plain.Length..), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
