using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="ClusterAssistant"/> is made from.</summary>
public sealed record ClusterAssistantArgs
{
    /// <summary>The namespace that it may look into.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Accounts of other namespaces that may do the same.</summary>
    public ImmutableArray<ServiceAccountReference> Readers { get; init; } = [];
}

/// <summary>
/// An identity for AI operators that may read what a diagnosis needs in one namespace, and nothing else: no Secret, no process in a
/// container, no connection into a pod, no change. Its token is mounted nowhere.
/// </summary>
public sealed class ClusterAssistant : ComponentResource
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private static readonly ImmutableArray<string> Read = ["get", "list", "watch"];

    /// <summary>Makes the identity and its rights.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public ClusterAssistant(string name, ClusterAssistantArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:ClusterAssistant", name, options)
    {
        var inside = new CustomResourceOptions { Parent = this };
        _ = new ServiceAccount(
            name, new ServiceAccountArgs { Metadata = MetadataOf(args), AutomountServiceAccountToken = false }, inside);
        _ = new Role(name, new RoleArgs { Metadata = MetadataOf(args), Rules = Rules().ToArray() }, inside);
        _ = new RoleBinding(
            name,
            new RoleBindingArgs
            {
                Metadata = MetadataOf(args),
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = Names.Assistant },
                Subjects = SubjectsOf(args).ToArray(),
            },
            inside);
        RegisterOutputs();
    }

    private static ObjectMetaArgs MetadataOf(ClusterAssistantArgs args) => new()
    {
        Name = Names.Assistant,
        Namespace = args.Namespace,
        Labels = { [Names.PartOfLabel] = Names.Application },
    };

    private static IEnumerable<PolicyRuleArgs> Rules()
    {
        // ConfigMaps hold what a service is set to; a policy keeps secrets out of them. A quota or limit is why a pod is refused.
        yield return Rule(
            "", Read, "pods", "events", "services", "configmaps", "persistentvolumeclaims", "resourcequotas", "limitranges");
        // There is nothing else to do with a log.
        yield return Rule("", ["get"], "pods/log");
        yield return Rule("apps", Read, "deployments", "replicasets", "statefulsets");
        yield return Rule("autoscaling", Read, "horizontalpodautoscalers");
        // Who stands behind a Service; Endpoints say the same, and are on their way out of Kubernetes.
        yield return Rule("discovery.k8s.io", Read, "endpointslices");
        yield return Rule("networking.k8s.io", Read, "ingresses", "networkpolicies");
        yield return Rule("policy", Read, "poddisruptionbudgets");
        // What pods take of CPU and memory, where a metrics-server tells it.
        yield return Rule("metrics.k8s.io", ["get", "list"], "pods");
    }

    private static PolicyRuleArgs Rule(string group, ImmutableArray<string> verbs, params ImmutableArray<string> resources) =>
        new() { ApiGroups = { group }, Resources = resources, Verbs = verbs };

    private static IEnumerable<SubjectArgs> SubjectsOf(ClusterAssistantArgs args) =>
    [
        SubjectOf(args.Namespace, Names.Assistant),
        .. args.Readers.Select(reader => SubjectOf(reader.Namespace, reader.Name)),
    ];

    private static SubjectArgs SubjectOf(Input<string> space, string account) =>
        new() { Kind = "ServiceAccount", Namespace = space, Name = account };
}
