using System.Security.Cryptography;
using System.Text;

namespace Todo.Cli.Settings;

/// <summary>A text that Pulumi encrypted with AES-256-GCM: <c>v1:nonce:ciphertext</c>, the last two in base64.</summary>
internal sealed class EncryptedText
{
    /// <summary>The only version there is.</summary>
    internal const string Version = "v1";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] nonce;
    private readonly byte[] ciphertext;

    private EncryptedText(byte[] nonce, byte[] ciphertext) => (this.nonce, this.ciphertext) = (nonce, ciphertext);

    /// <summary>Reads the parts.</summary>
    /// <exception cref="FormatException">It is malformed; the message says how, without the text.</exception>
    internal static EncryptedText Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 3)
        {
            throw new FormatException("does not have three parts between colons");
        }

        if (parts[0] != Version)
        {
            throw new FormatException("is of an unknown version");
        }

        var (nonce, ciphertext) = (FromBase64(parts[1]), FromBase64(parts[2]));
        return nonce.Length == NonceBytes && ciphertext.Length >= TagBytes
            ? new EncryptedText(nonce, ciphertext)
            : throw new FormatException("is cut short");
    }

    /// <summary>Decodes base64, which Pulumi pads.</summary>
    /// <exception cref="FormatException">It is cut or mistyped.</exception>
    internal static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FormatException("is cut short or mistyped: a part is not base64");
        }
    }

    /// <summary>The plain text, or <see langword="null"/> when the key is another one or the text was changed.</summary>
    internal string? Decrypt(byte[] key)
    {
        var plain = new byte[ciphertext.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(nonce, ciphertext.AsSpan(..plain.Length), ciphertext.AsSpan(plain.Length..), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
