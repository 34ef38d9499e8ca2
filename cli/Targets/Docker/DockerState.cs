namespace Todo.Cli.Targets.Docker;

/// <summary>How far Docker can be used.</summary>
internal enum DockerState
{
    /// <summary>The daemon answers.</summary>
    Ready,

    /// <summary>There is no <c>docker</c>.</summary>
    NotInstalled,

    /// <summary>No daemon answers.</summary>
    NotRunning,

    /// <summary>The daemon runs, but not for this user.</summary>
    NotPermitted,
}
