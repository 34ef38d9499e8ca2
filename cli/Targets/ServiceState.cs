namespace Todo.Cli.Targets;

/// <summary>The state of a service at one moment, in words that every target can fill.</summary>
/// <param name="Name">The service.</param>
/// <param name="IsReady">Whether it can do its work now.</param>
/// <param name="Detail">In words: what the engine says, or how its readiness probe answers.</param>
internal sealed record ServiceState(string Name, bool IsReady, string Detail)
{
    /// <summary>The engine's word for it, such as running; missing when nothing of it is there.</summary>
    public string State { get; init; } = "missing";

    /// <summary>The identity of what runs it, such as a container's; <see langword="null"/> when nothing does.</summary>
    public string? Instance { get; init; }

    /// <summary>Whether its process runs.</summary>
    public bool Runs { get; init; }

    /// <summary>When it was started last.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long after its start it may take to be ready for the first time; <see langword="null"/> when nothing says.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>How often the engine has started it again.</summary>
    public int? Restarts { get; init; }

    /// <summary>The reference of its image.</summary>
    public string? Image { get; init; }

    /// <summary>Where a browser opens it; <see langword="null"/> when no browser can.</summary>
    public string? Address { get; init; }

    /// <summary>What keeps it from running; <see langword="null"/> when nothing does.</summary>
    public Setback? Setback { get; init; }
}
