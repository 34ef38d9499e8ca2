namespace Todo.Cli.Evaluation;

/// <summary>The order in which manifests are applied: nothing is started before what it needs is there.</summary>
internal static class ManifestOrder
{
    private static readonly string[] Kinds =
    [
        "Namespace", "ResourceQuota", "LimitRange", "ServiceAccount", "Secret", "ConfigMap", "PersistentVolumeClaim",
        "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "NetworkPolicy", "Service", "StatefulSet", "Deployment",
    ];

    /// <summary>The place of a kind; what is not named comes last.</summary>
    internal static int Of(string kind) => Array.IndexOf(Kinds, kind) is >= 0 and var place ? place : Kinds.Length;
}
