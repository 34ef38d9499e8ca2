using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Infra.Environments;

/// <summary>
/// An environment: the values that its stacks start from, and nothing else. Each value is a setting of its own, so that a stack may
/// choose otherwise; no code asks which environment it is in.
/// </summary>
public sealed record StackEnvironment
{
    /// <summary>Those there are. A further one is a record in a file of its own, and a name in this list.</summary>
    public static readonly ImmutableArray<StackEnvironment> All = [LocalEnvironment.Values, ProductionEnvironment.Values];

    /// <summary>Its name, as <c>todo:environment</c> says it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>Where images come from.</summary>
    public required ImageSource ImageSource { get; init; }

    /// <summary>Where the database is.</summary>
    public required DatabaseLocation DatabaseLocation { get; init; }

    /// <summary>How people get to the application.</summary>
    public required EntryKind Entry { get; init; }

    /// <summary>What happens when a pod fails.</summary>
    public required Availability Availability { get; init; }

    /// <summary>Where secrets come from that nobody has to choose.</summary>
    public required SecretSource Secrets { get; init; }

    /// <summary>What the application takes its surroundings for.</summary>
    public required AppEnvironment AppEnvironment { get; init; }

    /// <summary>The least severe messages that are logged.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary>The context of the kubeconfig; <see langword="null"/> where the stack has to name its cluster.</summary>
    public string? KubeContext { get; init; }

    /// <summary>How many pods a service has.</summary>
    public required int Replicas { get; init; }

    /// <summary>How many pods a service may be scaled to; <see langword="null"/> for as many as it has, without an autoscaler.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>What a pod may use.</summary>
    public required ResourceBudget Resources { get; init; }

    /// <summary>How a pod ends.</summary>
    public required GracefulShutdown Shutdown { get; init; }
}
