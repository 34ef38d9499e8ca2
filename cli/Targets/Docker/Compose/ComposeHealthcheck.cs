using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A command that Docker runs in a container to learn whether it is healthy.</summary>
/// <param name="Command">The command and its arguments.</param>
/// <param name="IntervalSeconds">Seconds between two questions.</param>
/// <param name="TimeoutSeconds">Seconds after which a question counts as failed.</param>
/// <param name="Retries">Failures in a row that make it unhealthy.</param>
/// <param name="StartSeconds">Seconds at the start in which failures do not count.</param>
internal sealed record ComposeHealthcheck(
    ImmutableArray<string> Command, int IntervalSeconds, int TimeoutSeconds, int Retries, int StartSeconds);
