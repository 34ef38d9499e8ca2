using Pulumi;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>How a service runs in a stack, whatever it does.</summary>
public sealed record ServiceRuntime
{
    /// <summary>The service's name, namespace and version.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The reference of the image.</summary>
    public required Input<string> Image { get; init; }

    /// <summary><c>Never</c> where images are built in the cluster's own Docker, <c>Always</c> where they come from a registry.</summary>
    public required string PullPolicy { get; init; }

    /// <summary>How many pods.</summary>
    public required ScaleRange Scale { get; init; }

    /// <summary>Where in the cluster they run.</summary>
    public PodPlacement Placement { get; init; } = PodPlacement.Anywhere;

    /// <summary>The namespace of the Prometheus that reads its metrics, if it has some; <see langword="null"/> where nobody does.</summary>
    public string? MonitoringNamespace { get; init; }

    /// <summary>Requests and limits of each pod.</summary>
    public required ResourceBudget Resources { get; init; }

    /// <summary>How a pod ends.</summary>
    public required GracefulShutdown Shutdown { get; init; }

    /// <summary>The key of the hashes of secrets; a secret of its own, the same for as long as the stack lives.</summary>
    public required Output<string> SecretHashKey { get; init; }
}
