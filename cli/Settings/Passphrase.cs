namespace Todo.Cli.Settings;

/// <summary>Where the passphrase comes from: the same two variables that the Pulumi CLI reads, in the same order.</summary>
internal static class Passphrase
{
    private const string Variable = "PULUMI_CONFIG_PASSPHRASE";
    private const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private const string Allowed = $"the stack's passphrase in {Variable}, or in a file that {FileVariable} names";
    private const string Run = $"export {Variable}=<passphrase>";

    /// <summary>
    /// The passphrase; empty when none is set, which opens the example that this repository comes with.
    /// <see langword="null"/> after noting why a file of it cannot be read.
    /// </summary>
    internal static string? Find(Func<string, string?> environment, FileMistakes mistakes)
    {
        if (environment(Variable) is { } passphrase)
        {
            return passphrase;
        }

        return environment(FileVariable) is { Length: > 0 } path ? ReadFile(path, mistakes) : string.Empty;
    }

    /// <summary>Notes that the passphrase is not the stack's.</summary>
    internal static void ReportIncorrect(string passphrase, long line, FileMistakes mistakes)
    {
        if (passphrase.Length == 0)
        {
            mistakes.Add(0, $"{mistakes.File} holds encrypted values, and no passphrase is set", Allowed, Run);
        }
        else
        {
            mistakes.Add(line, "incorrect passphrase: it does not open this encryptionsalt", Allowed, Run);
        }
    }

    private static string? ReadFile(string path, FileMistakes mistakes)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(0, $"{FileVariable} names {path}, which cannot be read", Allowed, $"ls -l {path}");
            return null;
        }
    }
}
