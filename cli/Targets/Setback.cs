namespace Todo.Cli.Targets;

/// <summary>What keeps a service from running.</summary>
/// <param name="Event">What happened: an event of the engine, an exit code.</param>
/// <param name="Remedy">What to try.</param>
/// <param name="IsFinal">Whether it ends there; otherwise the target tries again, and waiting may help.</param>
internal sealed record Setback(string Event, string Remedy, bool IsFinal);
