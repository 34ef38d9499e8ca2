using System.Collections.Immutable;

namespace Todo.Cli.Settings;

/// <summary>
/// Decrypts the <c>secure:</c> values of one stack, and has the key for new ones.
/// The key for reading is made once, and only when there is such a value.
/// </summary>
internal sealed class StackSecrets(
    string stack, IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes, Func<string, string?> environment)
{
    internal const string SaltKey = "encryptionsalt";
    internal const string ProviderKey = "secretsprovider";
    internal const string EncryptedKeyKey = "encryptedkey";

    /// <summary>What stands for a secret that is not decrypted.</summary>
    internal const string Hidden = "[secret]";

    private Lazy<byte[]?>? _key;

    /// <summary>The keys of the settings that hold a secret anywhere: an object or a list is then secret as a whole.</summary>
    internal ImmutableSortedSet<string> Keys { get; private set; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The plain text of an encrypted one; <see langword="null"/> after noting why it cannot be had.</summary>
    internal string? Decrypt(string setting, long line, string text)
    {
        Keys = Keys.Add(setting);
        _key ??= new Lazy<byte[]?>(OpenKey);
        try
        {
            return _key.Value is not { } key ? null : EncryptedText.Parse(text).Decrypt(key)
                ?? throw new FormatException("was changed after it was encrypted, or belongs to another stack");
        }
        catch (FormatException error)
        {
            mistakes.Add(
                line,
                $"the encrypted value of {setting} {error.Message}",
                "v1:<nonce>:<ciphertext>, as Pulumi writes it",
                $"./todo config set --secret {setting} --stack {stack}");
            return null;
        }
    }

    /// <summary>Takes an encrypted text for what it is, without its key.</summary>
    internal string Hide(string setting, long line, string text)
    {
        Keys = Keys.Add(setting);
        return Hidden;
    }

    /// <summary>
    /// The key to encrypt with and, for a file that has none yet, the salt to write into it; <see langword="null"/> after noting why
    /// there is no key.
    /// </summary>
    internal (byte[] Key, string? NewSalt)? ForEncrypting()
    {
        if (file.ContainsKey(SaltKey) || !Keys.IsEmpty)
        {
            return OpenKey() is { } key ? (key, null) : null;
        }

        return IsPassphraseProvider() && Passphrase.Choose(stack, environment, mistakes) is { } passphrase
            ? EncryptionSalt.Make(passphrase)
            : null;
    }

    private byte[]? OpenKey() => IsPassphraseProvider() && ReadSalt() is { } salt
        ? Passphrase.Open(salt, file[SaltKey].Line, environment, mistakes)
        : null;

    private bool IsPassphraseProvider()
    {
        var provider = YamlMapping.Text(file, ProviderKey, mistakes)
            ?? (file.ContainsKey(EncryptedKeyKey) ? $"the provider that wrote {EncryptedKeyKey}" : "passphrase");
        if (provider == "passphrase")
        {
            return true;
        }

        mistakes.Add(
            (file.GetValueOrDefault(ProviderKey) ?? file[EncryptedKeyKey]).Line,
            $"the values are encrypted by {provider.Split("://")[0]}, which only the Pulumi CLI can ask",
            "the passphrase provider, when Pulumi is not used",
            $"pulumi stack change-secrets-provider passphrase --stack {stack}");
        return false;
    }

    private EncryptionSalt? ReadSalt()
    {
        try
        {
            if (YamlMapping.Text(file, SaltKey, mistakes) is { } text)
            {
                return EncryptionSalt.Parse(text);
            }

            mistakes.Add(
                0,
                $"it holds encrypted values but no {SaltKey}, without which nobody can decrypt them",
                $"{SaltKey}: v1:<salt>:<check>, as Pulumi wrote it with the values",
                $"git log -p -- {mistakes.File}");
        }
        catch (FormatException error)
        {
            mistakes.Add(
                file[SaltKey].Line,
                $"{SaltKey} {error.Message}",
                "v1:<salt>:<check>, as Pulumi wrote it",
                $"git log -p -- {mistakes.File}");
        }

        return null;
    }
}
