namespace Todo.Cli.Targets.Docker;

/// <summary>Where a container is asked whether it is ready.</summary>
/// <param name="Path">The path that answers.</param>
/// <param name="Port">The container's port.</param>
/// <param name="PublishedPort">The port of this machine that leads to it now; <see langword="null"/> when none does.</param>
/// <param name="Timeout">How long the answer may take.</param>
internal sealed record Readiness(string Path, int Port, int? PublishedPort, TimeSpan Timeout);
