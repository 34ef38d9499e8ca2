using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>The namespace of the application: pods that are not hardened are refused, and no connection is open unless declared.</summary>
public sealed class AppNamespace : ComponentResource
{
    /// <summary>Makes the namespace.</summary>
    /// <param name="name">Its logical name.</param>
    /// <param name="namespaceName">Its name in Kubernetes.</param>
    /// <param name="holdsData">Whether a database is in it: then it is deleted only when it has been unprotected.</param>
    /// <param name="options">The provider, and what else Pulumi offers.</param>
    public AppNamespace(string name, string namespaceName, bool holdsData, ComponentResourceOptions? options = null)
        : base("todo:component:AppNamespace", name, options)
    {
        var inside = new CustomResourceOptions { Parent = this };
        var created = new Namespace(
            name,
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = namespaceName,
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
            new CustomResourceOptions { Parent = this, Protect = holdsData });
        NamespaceName = created.Metadata.Apply(metadata => metadata.Name);
        _ = new NetworkPolicy(
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
            inside);
        RegisterOutputs();
    }

    /// <summary>The name of the namespace, known when it exists: what is put into it waits for it.</summary>
    [Output]
    public Output<string> NamespaceName { get; private set; }
}
