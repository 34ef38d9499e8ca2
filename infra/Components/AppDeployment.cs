using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppDeployment"/> is made from.</summary>
public sealed record AppDeploymentArgs
{
    /// <summary>The pods.</summary>
    public required AppPod Pod { get; init; }

    /// <summary>How many; at least 1. <see langword="null"/> leaves the number to an autoscaler.</summary>
    public required int? Replicas { get; init; }
}

/// <summary>The pods of a stateless service. An update starts a new pod before it ends an old one, so that no request is lost.</summary>
public sealed class AppDeployment : ComponentResource
{
    private const int ProgressDeadlineSeconds = 120;
    private const int KeptRevisions = 5;

    /// <summary>Makes the pods of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What they are made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no replica.</exception>
    public AppDeployment(string name, AppDeploymentArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppDeployment", name, options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(args.Replicas ?? 1, 1, nameof(args.Replicas));
        var spec = new DeploymentSpecArgs
        {
            ProgressDeadlineSeconds = ProgressDeadlineSeconds,
            RevisionHistoryLimit = KeptRevisions,
            Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Pod.Runtime.Scope.Service) },
            Strategy = new DeploymentStrategyArgs
            {
                Type = "RollingUpdate",
                RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = 0 },
            },
            Template = args.Pod.ToTemplate(),
        };
        if (args.Replicas is { } replicas)
        {
            spec.Replicas = replicas;
        }

        _ = new Deployment(
            name,
            new DeploymentArgs { Metadata = args.Pod.Runtime.Scope.Metadata(), Spec = spec },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}
