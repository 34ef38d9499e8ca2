using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What everything that belongs to one service shares.</summary>
/// <param name="Namespace">The namespace to make it in.</param>
/// <param name="Service">The service's name, and its DNS name within the namespace.</param>
/// <param name="Version">The version of the application.</param>
public sealed record ServiceScope(Input<string> Namespace, string Service, string Version)
{
    /// <summary>The metadata of an object of the service.</summary>
    /// <param name="name">The object's name; the service's when left out.</param>
    internal ObjectMetaArgs Metadata(string? name = null) => new()
    {
        Name = name ?? Service,
        Namespace = Namespace,
        Labels = Names.LabelsOf(Service, Version),
    };
}
