namespace Todo.Cli.Targets.Docker;

/// <summary>A container as Docker describes it.</summary>
internal sealed record Container
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>The service of the project that it runs.</summary>
    public required string Service { get; init; }

    /// <summary>The reference of its image.</summary>
    public required string Image { get; init; }

    /// <summary>Docker's word: created, running, restarting, exited, paused, removing, dead.</summary>
    public required string State { get; init; }

    /// <summary>The exit code of its last end; 0 while it runs.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether it ended because it had used up its memory.</summary>
    public required bool OutOfMemory { get; init; }

    /// <summary>How often Docker has started it again.</summary>
    public required int Restarts { get; init; }

    /// <summary>When it started last.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What its healthcheck says: starting, healthy, unhealthy; <see langword="null"/> without one.</summary>
    public string? Health { get; init; }

    /// <summary>The most memory it may use, in bytes; 0 without a limit.</summary>
    public required long MemoryLimit { get; init; }

    /// <summary>The port of this machine that was asked for: where a browser opens it.</summary>
    public int? PublishedPort { get; init; }

    /// <summary>Where it is asked whether it is ready; <see langword="null"/> when Docker asks.</summary>
    public Readiness? Readiness { get; init; }

    /// <summary>How long after its start it may take to be ready for the first time; <see langword="null"/> when nothing says.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Whether its process runs.</summary>
    public bool Runs => State == "running";
}
