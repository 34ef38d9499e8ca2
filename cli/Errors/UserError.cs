namespace Todo.Cli.Errors;

/// <summary>A mistake or failure that the user can mend. The message says what, where, what is allowed and what to run.</summary>
/// <param name="exitCode">1 when something failed, 2 for wrong use or settings; see <see cref="ExitCodes"/>.</param>
/// <param name="message">The whole text that the user sees.</param>
public sealed class UserError(int exitCode, string message) : Exception(message)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
