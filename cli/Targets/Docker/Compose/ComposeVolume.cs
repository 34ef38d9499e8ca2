namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A named volume with Docker's defaults.</summary>
internal sealed record ComposeVolume;
