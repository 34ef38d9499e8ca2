using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppService"/> is made from.</summary>
public sealed record AppServiceArgs
{
    /// <summary>The service that it belongs to.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The port that it offers; the pods listen at the same one.</summary>
    public required int Port { get; init; }

    /// <summary>The name of the port.</summary>
    public string PortName { get; init; } = Names.HttpPort;

    /// <summary>The port of every node that leads to it; <see langword="null"/> keeps it inside the cluster.</summary>
    public int? NodePort { get; init; }
}

/// <summary>The stable address of a service's pods.</summary>
public sealed class AppService : ComponentResource
{
    /// <summary>Makes the address of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A port is none.</exception>
    public AppService(string name, AppServiceArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppService", name, options)
    {
        var port = new ServicePortArgs { Name = args.PortName, Port = Values.Ports.Require(args.Port), TargetPort = args.PortName };
        if (args.NodePort is { } nodePort)
        {
            port.NodePort = Values.Ports.RequireNodePort(nodePort);
        }

        _ = new Service(
            name,
            new ServiceArgs
            {
                Metadata = Metadata(args.Scope),
                Spec = new ServiceSpecArgs
                {
                    Type = args.NodePort is null ? "ClusterIP" : "NodePort",
                    Selector = Names.SelectorOf(args.Scope.Service),
                    Ports = { port },
                },
            },
            new CustomResourceOptions { Parent = this });
        Endpoint = new ServiceEndpoint(args.Scope.Service, args.Port, this);
        RegisterOutputs();
    }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint { get; }

    // The provider waits until a Service has pods, but the pods come after it: they wait for the addresses that they connect to.
    private static ObjectMetaArgs Metadata(ServiceScope scope)
    {
        var metadata = scope.Metadata();
        metadata.Annotations.Add(Names.SkipAwaitAnnotation, "true");
        return metadata;
    }
}
