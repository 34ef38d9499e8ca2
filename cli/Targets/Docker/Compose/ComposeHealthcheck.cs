using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A command that Docker runs in a container to learn whether it is healthy.</summary>
/// <param name="Test"><c>CMD</c>, then the command and its arguments.</param>
/// <param name="Interval">Between two runs, as Compose writes a time: <c>5s</c>.</param>
/// <param name="Timeout">After which a run counts as failed.</param>
/// <param name="Retries">Failures in a row that make it unhealthy.</param>
/// <param name="StartPeriod">At the start, in which failures do not count.</param>
internal sealed record ComposeHealthcheck(ImmutableArray<string> Test, string Interval, string Timeout, int Retries, string StartPeriod);
