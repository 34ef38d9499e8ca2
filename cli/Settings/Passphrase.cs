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
        if (!TryRead(environment, mistakes, out var set))
        {
            return null;
        }

        var passphrase = set ?? string.Empty;
        return salt.Open(passphrase) ?? ReportIncorrect(passphrase, salt, line, mistakes);
    }

    /// <summary>The passphrase for a stack that has no secret yet; <see langword="null"/> after noting that it has to be chosen.</summary>
    internal static string? Choose(string stack, Func<string, string?> environment, FileMistakes mistakes)
    {
        if (TryRead(environment, mistakes, out var passphrase) && passphrase is null)
        {
            mistakes.Add(
                0,
                $"the first secret of stack {stack} needs a passphrase to be encrypted under, and none is set",
                $"a passphrase of your choice in {Variable}, or in a file that {FileVariable} names; every later command needs it, too",
                Run);
        }

        return passphrase;
    }

    // Nothing is set, or what is set; false after noting that it cannot be read.
    private static bool TryRead(Func<string, string?> environment, FileMistakes mistakes, out string? passphrase)
    {
        var path = environment(FileVariable);
        try
        {
            passphrase = environment(Variable) ?? (path is { Length: > 0 } ? File.ReadAllText(path).Trim() : null);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(0, $"{FileVariable} names {path}, which cannot be read", Allowed, $"ls -l {path}");
            passphrase = null;
            return false;
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
