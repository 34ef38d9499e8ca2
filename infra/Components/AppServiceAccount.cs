using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppServiceAccount"/> is made from.</summary>
public sealed record AppServiceAccountArgs
{
    /// <summary>The namespace to make it in.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The service whose pods use it; also its name.</summary>
    public required string Service { get; init; }

    /// <summary>The version of the application.</summary>
    public required string Version { get; init; }
}

/// <summary>The identity of a service's pods. It has no rights, and its token is not mounted.</summary>
public sealed class AppServiceAccount : ComponentResource
{
    /// <summary>Makes the identity of a service's pods.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public AppServiceAccount(string name, AppServiceAccountArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppServiceAccount", name, options)
    {
        _ = new ServiceAccount(
            name,
            new ServiceAccountArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = args.Service,
                    Namespace = args.Namespace,
                    Labels = Names.LabelsOf(args.Service, args.Version),
                },
                AutomountServiceAccountToken = false,
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}
