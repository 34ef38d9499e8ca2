using System.Collections.Immutable;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets;

/// <summary>Why something does not become ready, said in one form on every target.</summary>
/// <param name="Subject">What is not ready, such as <c>backend</c>.</param>
/// <param name="Event">What happened: an event of the engine, an exit code, the last answer.</param>
/// <param name="LogLines">The last lines that it logged, without secrets.</param>
/// <param name="Remedies">What to try.</param>
internal sealed record Failure(string Subject, string Event, ImmutableArray<string> LogLines, ImmutableArray<string> Remedies)
{
    /// <summary>As the error that ends the command.</summary>
    public UserError ToError()
    {
        var log = LogLines.IsEmpty
            ? "It logged nothing."
            : $"Last lines of its log:\n{string.Join('\n', LogLines.Select(line => $"  {line}"))}";
        return new UserError(
            ExitCodes.Failed,
            $"{Subject} is not ready: {Event}\n{log}\nWhat to try:\n{string.Join('\n', Remedies.Select(remedy => $"  {remedy}"))}");
    }
}
