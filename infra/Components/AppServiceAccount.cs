using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppServiceAccount"/> is made from.</summary>
public sealed record AppServiceAccountArgs
{
    /// <summary>The service that it belongs to.</summary>
    public required ServiceScope Scope { get; init; }
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
                Metadata = args.Scope.Metadata(),
                AutomountServiceAccountToken = false,
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}
