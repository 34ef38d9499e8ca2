using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>
/// One container of a <see cref="ComposeProject"/>. The properties are Compose's own; what is empty, false or
/// <see langword="null"/> is left to Docker.
/// </summary>
internal sealed record ComposeService
{
    /// <summary>The reference of its image.</summary>
    public required string Image { get; init; }

    /// <summary>Never, as <c>up</c> has built every image, and made sure of those that it does not build.</summary>
    public string PullPolicy { get; init; } = "never";

    /// <summary>Started again when it exits and when the machine starts, until <c>down</c>: as in a cluster.</summary>
    public string Restart { get; init; } = "unless-stopped";

    /// <summary>Replaces the image's entrypoint.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Replaces the image's command.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The folder it starts in.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Its environment.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The user, and the group after a colon.</summary>
    public string? User { get; init; }

    /// <summary>Further groups of the user.</summary>
    public ImmutableArray<string> GroupAdd { get; init; } = [];

    /// <summary>Whether the root file system cannot be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Capabilities that are taken away.</summary>
    public ImmutableArray<string> CapDrop { get; init; } = [];

    /// <summary>Capabilities that are given.</summary>
    public ImmutableArray<string> CapAdd { get; init; } = [];

    /// <summary>Such as <c>no-new-privileges:true</c>: no program in it can gain rights that its parent lacks.</summary>
    public ImmutableArray<string> SecurityOpt { get; init; } = [];

    /// <summary>Kernel settings of its own network.</summary>
    public ImmutableSortedDictionary<string, string> Sysctls { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Folders in memory, each with its options.</summary>
    public ImmutableArray<string> Tmpfs { get; init; } = [];

    /// <summary>Volumes and folders of this machine.</summary>
    public ImmutableArray<ComposeMount> Volumes { get; init; } = [];

    /// <summary>The most cores it uses.</summary>
    public double? Cpus { get; init; }

    /// <summary>The most memory it uses, as Docker writes it.</summary>
    public string? MemLimit { get; init; }

    /// <summary>From its stop signal until it is killed.</summary>
    public string? StopGracePeriod { get; init; }

    /// <summary>The command by which Docker asks for its health.</summary>
    public ComposeHealthcheck? Healthcheck { get; init; }

    /// <summary>The services that have to be there first.</summary>
    public ImmutableSortedDictionary<string, ComposeDependency> DependsOn { get; init; } =
        ImmutableSortedDictionary<string, ComposeDependency>.Empty;

    /// <summary>Its ports at this machine.</summary>
    public ImmutableArray<ComposePort> Ports { get; init; } = [];

    /// <summary>The networks in which it has further names.</summary>
    public ImmutableSortedDictionary<string, ComposeNetwork> Networks { get; init; } =
        ImmutableSortedDictionary<string, ComposeNetwork>.Empty;

    /// <summary>What is written on the container for <c>up</c> and <c>status</c> to read.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
