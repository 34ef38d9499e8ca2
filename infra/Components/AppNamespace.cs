using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppNamespace"/> is made from.</summary>
public sealed record AppNamespaceArgs
{
    /// <summary>Its name in Kubernetes.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a database is in it: then it is deleted only when it has been unprotected.</summary>
    public bool HoldsData { get; init; }

    /// <summary>Whether it denies what is not declared. So by default; the application's Helm chart does that itself.</summary>
    public bool DeniesByDefault { get; init; } = true;
}

/// <summary>The namespace of the application: pods that are not hardened are refused, and no connection is open unless declared.</summary>
public sealed class AppNamespace : ComponentResource
{
    /// <summary>Makes the namespace.</summary>
    /// <param name="name">Its logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The provider, what has to be there first, and what else Pulumi offers.</param>
    public AppNamespace(string name, AppNamespaceArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppNamespace", name, options)
    {
        var created = new Namespace(
            name,
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = args.Name,
                    Labels =
                    {
                        [Names.PartOfLabel] = Names.Application,
                        // Pod Security Standards: refuse what is not restricted, whoever applies it.
                        ["pod-security.kubernetes.io/enforce"] = "restricted",
                        ["pod-security.kubernetes.io/warn"] = "restricted",
                        ["pod-security.kubernetes.io/audit"] = "restricted",
                    },
                },
            },
            new CustomResourceOptions { Parent = this, Protect = args.HoldsData, DependsOn = options?.DependsOn ?? [] });
        NamespaceName = created.Metadata.Apply(metadata => metadata.Name);
        if (args.DeniesByDefault)
        {
            DenyWhatIsNotDeclared(name);
        }

        RegisterOutputs();
    }

    /// <summary>The name of the namespace, known when it exists: what is put into it waits for it.</summary>
    [Output]
    public Output<string> NamespaceName { get; private set; }

    private void DenyWhatIsNotDeclared(string name) => _ = new NetworkPolicy(
        $"{name}-default-deny",
        new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = "default-deny",
                Namespace = NamespaceName,
                Labels = { [Names.PartOfLabel] = Names.Application },
            },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs(),
                PolicyTypes = { "Ingress", "Egress" },
            },
        },
        new CustomResourceOptions { Parent = this });
}
