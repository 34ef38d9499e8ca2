using Pulumi;
using Pulumi.Kubernetes.Autoscaling.V2;
using Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppAutoscaler"/> is made from.</summary>
public sealed record AppAutoscalerArgs
{
    /// <summary>The service whose Deployment it scales.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>Between how many pods; two different numbers.</summary>
    public required ScaleRange Scale { get; init; }
}

/// <summary>
/// Scales the pods of a service by their load. The Deployment then has no <c>replicas</c>, so that an update never scales back.
/// Needs the metrics-server; without it the number of pods stays as it is.
/// </summary>
public sealed class AppAutoscaler : ComponentResource
{
    // Of what the pods request: leaves room for the load that comes while a new pod starts.
    private const int CpuPercent = 70;
    private const int MemoryPercent = 80;

    // A pod goes only when it was not needed for as long as this (Kubernetes' own default): load comes in waves.
    private const int ScaleDownSeconds = 300;

    /// <summary>Makes the autoscaler of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    /// <exception cref="ArgumentException">The number of pods is fixed.</exception>
    public AppAutoscaler(string name, AppAutoscalerArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppAutoscaler", name, options)
    {
        if (args.Scale.IsFixed)
        {
            throw new ArgumentException($"A fixed number of pods ({args.Scale.Min}) leaves nothing to scale.", nameof(args));
        }

        _ = new HorizontalPodAutoscaler(
            name,
            new HorizontalPodAutoscalerArgs
            {
                Metadata = args.Scope.Metadata(),
                Spec = new HorizontalPodAutoscalerSpecArgs
                {
                    ScaleTargetRef = new CrossVersionObjectReferenceArgs
                    {
                        ApiVersion = "apps/v1",
                        Kind = "Deployment",
                        Name = args.Scope.Service,
                    },
                    MinReplicas = args.Scale.Min,
                    MaxReplicas = args.Scale.Max,
                    Metrics = { Percent("cpu", CpuPercent), Percent("memory", MemoryPercent) },
                    Behavior = new HorizontalPodAutoscalerBehaviorArgs
                    {
                        ScaleDown = new HPAScalingRulesArgs { StabilizationWindowSeconds = ScaleDownSeconds },
                    },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static MetricSpecArgs Percent(string resource, int ofRequest) => new()
    {
        Type = "Resource",
        Resource = new ResourceMetricSourceArgs
        {
            Name = resource,
            Target = new MetricTargetArgs { Type = "Utilization", AverageUtilization = ofRequest },
        },
    };
}
