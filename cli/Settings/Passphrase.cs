namespace Todo.Cli.Settings;

/// <summary>The passphrase of a stack, from the same two variables that the Pulumi CLI reads, in the same order.</summary>
internal static class Passphrase
{
    private const string Variable = "PULUMI_CONFIG_PASSPHRASE";
    private const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private const string Allowed = $"the stack's passphrase in {Variable}, or in a file that {FileVariable} names";
    private const string Run = $"export {Variable}=<passphrase>";

    /// <summary>The key that the passphrase opens, by default the empty one; <see langword="null"/> after noting why none.</summary>
    internal static byte[]? Open(EncryptionSalt salt, long line, Func<string, string?> environment, FileMistakes mistakes)
    {
        var path = environment(FileVariable);
        try
        {
            var passphrase = environment(Variable) ?? (path is { Length: > 0 } ? File.ReadAllText(path).Trim() : string.Empty);
            return salt.Open(passphrase) ?? ReportIncorrect(passphrase, salt, line, mistakes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(0, $"{FileVariable} names {path}, which cannot be read", Allowed, $"ls -l {path}");
            return null;
        }
    }

    // Often the passphrase of another stack is set, and this one is the example.
    private static byte[]? ReportIncorrect(string passphrase, EncryptionSalt salt, long line, FileMistakes mistakes)
    {
        var incorrect = $"incorrect passphrase: it does not open the encryptionsalt of {mistakes.File}";
        var (place, problem, allowed, run) = passphrase.Length == 0
            ? (0, $"{mistakes.File} holds encrypted values, and no passphrase is set", Allowed, Run)
            : salt.Open(string.Empty) is null
            ? (line, incorrect, Allowed, Run)
            : (line, incorrect, $"the empty passphrase, under which {mistakes.File} is encrypted", $"{Variable}= <the same command>");
        mistakes.Add(place, problem, allowed, run);
        return null;
    }
}
