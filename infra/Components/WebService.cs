using Pulumi;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="WebService"/> is made from.</summary>
public sealed record WebServiceArgs : WorkloadArgs
{
    /// <summary>The port that it listens at and offers.</summary>
    public required int Port { get; init; }

    /// <summary>Whether anybody may connect; otherwise only the services that declare it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The port of every node that leads to it; <see langword="null"/> keeps it inside the cluster.</summary>
    public int? NodePort { get; init; }
}

/// <summary>A stateless service that others connect to.</summary>
public sealed class WebService : Workload, IEndpointOwner
{
    /// <summary>Makes a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public WebService(string name, WebServiceArgs args, ComponentResourceOptions? options = null)
        : base(nameof(WebService), name, args, new Listener(args.Port, args.IsPublic, args.NodePort), options) => RegisterOutputs();

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint => Service!.Endpoint;
}
