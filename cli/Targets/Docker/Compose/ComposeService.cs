using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>One container of a <see cref="ComposeProject"/>. What is empty or <see langword="null"/> is left to Docker.</summary>
internal sealed record ComposeService
{
    /// <summary>Its name, by which the others reach it.</summary>
    public required string Name { get; init; }

    /// <summary>The reference of its image.</summary>
    public required string Image { get; init; }

    /// <summary>Further names by which the others reach it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Replaces the image's entrypoint.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Replaces the image's command.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The folder it starts in.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The user, and the group after a colon.</summary>
    public string? User { get; init; }

    /// <summary>Further groups of the user.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Whether the root file system cannot be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Capabilities that are taken away.</summary>
    public ImmutableArray<string> DroppedCapabilities { get; init; } = [];

    /// <summary>Capabilities that are given.</summary>
    public ImmutableArray<string> AddedCapabilities { get; init; } = [];

    /// <summary>Whether no program in it can gain rights that its parent lacks.</summary>
    public bool NoNewPrivileges { get; init; }

    /// <summary>Kernel settings of its own network.</summary>
    public ImmutableSortedDictionary<string, string> Sysctls { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Its environment.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Folders in memory, each with its options.</summary>
    public ImmutableArray<string> MemoryFolders { get; init; } = [];

    /// <summary>Volumes and folders of this machine.</summary>
    public ImmutableArray<ComposeMount> Mounts { get; init; } = [];

    /// <summary>The most cores it uses.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The most memory it uses, as Docker writes it.</summary>
    public string? Memory { get; init; }

    /// <summary>The command by which Docker asks for its health.</summary>
    public ComposeHealthcheck? Healthcheck { get; init; }

    /// <summary>The services that have to be there first.</summary>
    public ImmutableArray<ComposeNeed> Needs { get; init; } = [];

    /// <summary>Its ports at this machine: port of the machine, port of the container.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = [];

    /// <summary>From its stop signal until it is killed, in seconds.</summary>
    public int? StopSeconds { get; init; }

    /// <summary>What is written on the container for <c>up</c> and <c>status</c> to read.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
