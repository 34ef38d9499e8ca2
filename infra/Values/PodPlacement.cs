using System.Collections.Immutable;

namespace Todo.Infra.Values;

/// <summary>Where in a cluster pods may run, and before whom.</summary>
public sealed record PodPlacement
{
    /// <summary>Anywhere, before nobody.</summary>
    public static readonly PodPlacement Anywhere = new();

    /// <summary>The priority class, which the cluster has; <see langword="null"/> for the cluster's default.</summary>
    public string? PriorityClass { get; init; }

    /// <summary>The labels of the nodes that they run on; empty for any node.</summary>
    public ImmutableSortedDictionary<string, string> NodeSelector { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
