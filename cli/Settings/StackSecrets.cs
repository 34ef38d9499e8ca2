namespace Todo.Cli.Settings;

/// <summary>Decrypts the <c>secure:</c> values of one stack. The key is made once, and only when there is such a value.</summary>
internal sealed class StackSecrets
{
    internal const string SaltKey = "encryptionsalt";
    internal const string ProviderKey = "secretsprovider";
    internal const string EncryptedKeyKey = "encryptedkey";

    private const string PassphraseProvider = "passphrase";

    private readonly string stack;
    private readonly IReadOnlyDictionary<string, YamlEntry> file;
    private readonly FileMistakes mistakes;
    private readonly Lazy<byte[]?> key;

    /// <summary>Prepares to decrypt; nothing is read yet.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="file">The top level of the stack's file.</param>
    /// <param name="mistakes">Where to note what cannot be decrypted.</param>
    /// <param name="environment">The value of a variable.</param>
    internal StackSecrets(
        string stack, IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes, Func<string, string?> environment)
    {
        this.stack = stack;
        this.file = file;
        this.mistakes = mistakes;
        key = new Lazy<byte[]?>(() => OpenKey(environment));
    }

    /// <summary>The plain text of an encrypted one; <see langword="null"/> after noting why it cannot be had.</summary>
    internal string? Decrypt(string setting, long line, string text)
    {
        if (key.Value is not { } opened)
        {
            return null;
        }

        try
        {
            return EncryptedText.Parse(text).Decrypt(opened)
                ?? throw new FormatException("was changed after it was encrypted, or belongs to another stack");
        }
        catch (FormatException error)
        {
            mistakes.Add(
                line,
                $"the encrypted value of {setting} {error.Message}",
                "v1:<nonce>:<ciphertext>, as Pulumi writes it",
                $"pulumi config set --secret {setting} --stack {stack}");
            return null;
        }
    }

    private byte[]? OpenKey(Func<string, string?> environment)
    {
        if (!IsPassphraseProvider() || ReadSalt() is not var (salt, line) || Passphrase.Find(environment, mistakes) is not { } passphrase)
        {
            return null;
        }

        var opened = salt.Open(passphrase);
        if (opened is null)
        {
            Passphrase.ReportIncorrect(passphrase, line, mistakes);
        }

        return opened;
    }

    private bool IsPassphraseProvider()
    {
        var provider = YamlMapping.Text(file, ProviderKey, mistakes) ?? PassphraseProvider;
        if (provider == PassphraseProvider && !file.ContainsKey(EncryptedKeyKey))
        {
            return true;
        }

        var entry = file.GetValueOrDefault(ProviderKey) ?? file[EncryptedKeyKey];
        var name = provider == PassphraseProvider ? $"the provider that wrote {EncryptedKeyKey}" : provider.Split("://")[0];
        mistakes.Add(
            entry.Line,
            $"the values are encrypted by {name}, which only Pulumi can ask",
            "the passphrase provider, when Pulumi is not used",
            $"pulumi stack change-secrets-provider passphrase --stack {stack}");
        return false;
    }

    private (EncryptionSalt Salt, long Line)? ReadSalt()
    {
        if (!file.TryGetValue(SaltKey, out var entry))
        {
            mistakes.Add(
                0,
                $"it holds encrypted values but no {SaltKey}, without which nobody can decrypt them",
                $"{SaltKey}: v1:<salt>:<check>, as Pulumi wrote it with the values",
                $"git log -p -- {mistakes.File}");
            return null;
        }

        try
        {
            return YamlMapping.Text(file, SaltKey, mistakes) is { } text ? (EncryptionSalt.Parse(text), entry.Line) : null;
        }
        catch (FormatException error)
        {
            mistakes.Add(
                entry.Line,
                $"{SaltKey} {error.Message}",
                "v1:<salt>:<check>, as Pulumi wrote it",
                $"git log -p -- {mistakes.File}");
            return null;
        }
    }
}
