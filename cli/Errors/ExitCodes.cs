namespace Todo.Cli.Errors;

/// <summary>What the process ends with.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use, or mistakes in the settings.</summary>
    public const int WrongUse = 2;

    /// <summary><c>preview --expect-no-changes</c> found changes.</summary>
    public const int ChangesFound = 3;
}
