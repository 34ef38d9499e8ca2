using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about who may do what, and about the way in.</summary>
internal static class AccessPolicies
{
    private static readonly string[] Granted = ["verbs", "resources", "apiGroups", "nonResourceURLs"];

    internal static readonly ImmutableArray<Policy> All =
    [
        new(
            "account-token",
            "gives no token to pods that do not ask",
            $"A stolen token speaks to the API server in the name of the application{Sources.Hardening}.",
            "Write automountServiceAccountToken: false in the ServiceAccount.",
            manifest => Kind(manifest) == "ServiceAccount",
            manifest => Text(manifest, "automountServiceAccountToken") == "false"),
        new(
            "rbac-wildcard",
            "grants nothing by a wildcard",
            $"It grants what later versions of Kubernetes and every operator add, too{Sources.Hardening}.",
            "Write the verbs, resources and apiGroups of the rules by name, without *.",
            manifest => Kind(manifest) is "Role" or "ClusterRole",
            manifest => Items(manifest, "rules").All(rule =>
                Granted.All(field => Items(rule, field).All(name => name?.ToString().Contains('*') != true)))),
        new(
            "cluster-admin",
            "makes nobody cluster-admin",
            $"Who has that role may read every secret and delete everything{Sources.Hardening}.",
            "Bind a role that names what is needed.",
            manifest => Kind(manifest) is "RoleBinding" or "ClusterRoleBinding",
            manifest => Text(manifest, "roleRef", "name") != "cluster-admin"),
        new(
            "ingress-tls",
            "serves every host by TLS",
            $"Passwords and tokens would cross the internet in plain text{Sources.Hardening}.",
            "Write each host of spec.rules in the hosts of spec.tls, with a secretName.",
            manifest => Kind(manifest) == "Ingress",
            ServesByTls),
    ];

    private static bool ServesByTls(JsonObject ingress)
    {
        var encrypted = Items(ingress, "spec", "tls").SelectMany(tls => Items(tls, "hosts")).Select(host => host?.ToString()).ToList();
        return Items(ingress, "spec", "rules").All(rule => encrypted.Contains(Text(rule, "host")));
    }
}
