using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;
using Extensions = Pulumi.Kubernetes.ApiExtensions;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppServiceMonitor"/> is made from.</summary>
public sealed record AppServiceMonitorArgs
{
    /// <summary>The service whose metrics are read, at its port of the name <see cref="Names.HttpPort"/>.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The path at which it answers in Prometheus' format, such as <c>/metrics</c>.</summary>
    public required string Path { get; init; }
}

/// <summary>
/// Has Prometheus read the metrics of every pod of a service, as often as Prometheus itself is set to. Needs the Prometheus operator,
/// whose kind it is; without it the cluster refuses it.
/// </summary>
public sealed class AppServiceMonitor : ComponentResource
{
    /// <summary>Makes the monitor of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public AppServiceMonitor(string name, AppServiceMonitorArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppServiceMonitor", name, options)
    {
        _ = new Extensions.CustomResource(
            name,
            new ServiceMonitorArgs
            {
                Metadata = args.Scope.Metadata(),
                Spec = new ServiceMonitorSpecArgs
                {
                    Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Scope.Service) },
                    Endpoints = { new ServiceMonitorEndpointArgs { Port = Names.HttpPort, Path = args.Path } },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    // The part of the operator's kind that is used here; Pulumi's package has Kubernetes' own kinds alone.
    private sealed class ServiceMonitorArgs() : Extensions.CustomResourceArgs("monitoring.coreos.com/v1", "ServiceMonitor")
    {
        [Input("spec", required: true)]
        public Input<ServiceMonitorSpecArgs> Spec { get; set; } = null!;
    }

    private sealed class ServiceMonitorSpecArgs : ResourceArgs
    {
        [Input("selector", required: true)]
        public Input<LabelSelectorArgs> Selector { get; set; } = null!;

        [Input("endpoints", required: true)]
        public InputList<ServiceMonitorEndpointArgs> Endpoints { get; set; } = new();
    }

    private sealed class ServiceMonitorEndpointArgs : ResourceArgs
    {
        [Input("port")]
        public Input<string>? Port { get; set; }

        [Input("path")]
        public Input<string>? Path { get; set; }
    }
}
