using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What everything that belongs to one service shares.</summary>
/// <param name="Namespace">The namespace to make it in.</param>
/// <param name="Service">The service's name, and its DNS name within the namespace: a DNS label.</param>
/// <param name="Version">The version of the application.</param>
/// <exception cref="ArgumentException">The service's name is no DNS label.</exception>
public sealed record ServiceScope(Input<string> Namespace, string Service, string Version)
{
    /// <summary>The service's name, and its DNS name within the namespace.</summary>
    public string Service { get; init => field = DnsLabel.Require(value); } = DnsLabel.Require(Service);

    /// <summary>The metadata of an object of the service.</summary>
    /// <param name="name">The object's name; the service's when left out.</param>
    internal ObjectMetaArgs Metadata(string? name = null) => new()
    {
        Name = name ?? Service,
        Namespace = Namespace,
        Labels = Names.LabelsOf(Service, Version),
    };
}
