using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Infra;

/// <summary>What an assistant must never be allowed, and whether a rule of a Role allows it, as an API server decides it.</summary>
internal static class Rights
{
    /// <summary>What nobody may do who only reads, to anything.</summary>
    internal static readonly string[] Changes =
    [
        "create", "update", "patch", "delete", "deletecollection",
        "impersonate", "escalate", "bind", "approve", "sign", "attest", "use", "proxy",
    ];

    /// <summary>What is not read either: secrets, ways into pods and to nodes, rights, identities, what is none of the stack's.</summary>
    internal static readonly string[] Hidden =
    [
        "secrets", "serviceaccounts", "serviceaccounts/token", "nodes", "nodes/proxy", "nodes/log", "namespaces", "persistentvolumes",
        "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "pods/ephemeralcontainers", "pods/eviction", "pods/binding",
        "services/proxy", "users", "groups", "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
        "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
        "tokenreviews.authentication.k8s.io", "subjectaccessreviews.authorization.k8s.io",
        "certificatesigningrequests.certificates.k8s.io", "certificatesigningrequests/approval.certificates.k8s.io",
        "customresourcedefinitions.apiextensions.k8s.io", "mutatingwebhookconfigurations.admissionregistration.k8s.io",
        "deployments/scale.apps", "statefulsets/scale.apps",
    ];

    /// <summary>What may be read.</summary>
    internal static readonly string[] Readable =
    [
        "pods", "pods/log", "events", "services", "configmaps", "persistentvolumeclaims", "resourcequotas", "limitranges",
        "deployments.apps", "replicasets.apps", "statefulsets.apps", "horizontalpodautoscalers.autoscaling",
        "endpointslices.discovery.k8s.io", "ingresses.networking.k8s.io", "networkpolicies.networking.k8s.io",
        "poddisruptionbudgets.policy", "pods.metrics.k8s.io",
    ];

    private static readonly string[] Reading = ["get", "list", "watch"];

    /// <summary>The whole matrix: each verb with each resource that is denied.</summary>
    internal static IEnumerable<(string Verb, string Resource)> Denied() =>
        from resource in Hidden.Concat(Readable)
        from verb in Hidden.Contains(resource) ? Changes.Concat(Reading) : Changes
        select (verb, resource);

    /// <summary>What of the matrix the rules of some manifests allow all the same.</summary>
    internal static IEnumerable<string> AllowedBy(IEnumerable<JsonObject> manifests) =>
        from manifest in manifests
        where $"{manifest["kind"]}" is "Role" or "ClusterRole"
        from rule in manifest["rules"]!.AsArray()
        from denied in Denied()
        where Allows(rule!.AsObject(), denied.Verb, denied.Resource)
        select $"{denied.Verb} {denied.Resource}";

    // Kubernetes: "Using RBAC Authorization", referring to resources. A group stands behind the first dot.
    private static bool Allows(JsonObject rule, string verb, string resource)
    {
        var (name, group) = resource.Split('.', 2) is [var plain, var named] ? (plain, named) : (resource, "");
        return Has("verbs", verb) && Has("apiGroups", group)
            && (Has("resources", name) || (name.Split('/') is [_, var part] && Has("resources", $"*/{part}")));

        bool Has(string field, string text) => rule[field]!.AsArray().Any(item => $"{item}" == text || $"{item}" == "*");
    }
}
