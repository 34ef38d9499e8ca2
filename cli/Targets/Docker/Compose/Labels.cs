namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>The labels on containers: ours, and those by which Compose knows its own.</summary>
internal static class Labels
{
    /// <summary>The stack that the container belongs to.</summary>
    public const string Stack = "com.todo.stack";

    /// <summary>The path that answers when the container is ready.</summary>
    public const string ReadyPath = "com.todo.ready.path";

    /// <summary>The port of that path.</summary>
    public const string ReadyPort = "com.todo.ready.port";

    /// <summary>Seconds within which that path has to answer.</summary>
    public const string ReadyTimeout = "com.todo.ready.timeout";

    /// <summary>Seconds after its start by which the container has to be ready for the first time.</summary>
    public const string StartSeconds = "com.todo.start-seconds";

    /// <summary>Compose's own: the project.</summary>
    public const string Project = "com.docker.compose.project";

    /// <summary>Compose's own: the service.</summary>
    public const string Service = "com.docker.compose.service";
}
