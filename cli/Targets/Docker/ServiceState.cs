namespace Todo.Cli.Targets.Docker;

/// <summary>How a service does.</summary>
/// <param name="Name">The service.</param>
/// <param name="Container">Its container; <see langword="null"/> when there is none.</param>
/// <param name="IsReady">Whether it can do its work now.</param>
/// <param name="Detail">In words: what Docker says, or how its readiness probe answers.</param>
internal sealed record ServiceState(string Name, Container? Container, bool IsReady, string Detail);
