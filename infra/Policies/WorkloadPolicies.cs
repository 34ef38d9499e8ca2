using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;
using static Todo.Infra.Policies.NamingPolicies;

namespace Todo.Infra.Policies;

/// <summary>Rules about what runs pods, and what leads to them.</summary>
internal static class WorkloadPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        new("never takes away a pod before its successor is ready", manifest => Kind(manifest) == "Deployment", manifest =>
            Text(manifest, "spec", "strategy", "type") == "RollingUpdate"
            && Text(manifest, "spec", "strategy", "rollingUpdate", "maxUnavailable") == "0"
            && Text(manifest, "spec", "strategy", "rollingUpdate", "maxSurge") is not ("" or "0")),
        new("gives up an update that makes no progress", manifest => Kind(manifest) == "Deployment", manifest => At(manifest, "spec", "progressDeadlineSeconds") is not null),
        new("selects its own pods, by labels that no release changes", manifest => At(manifest, "spec", "template") is not null, SelectsItsPods),
        new("rolls its pods when their settings change", manifest => Reads(manifest, "configMap"), manifest => HasAnnotation(manifest, Names.ConfigHashAnnotation)),
        new("rolls its pods when their secrets change", manifest => Reads(manifest, "secret"), manifest => HasAnnotation(manifest, Names.SecretHashAnnotation)),
        new("refuses pods that are not hardened", manifest => Kind(manifest) == "Namespace", manifest => Text(manifest, "metadata", "labels", "pod-security.kubernetes.io/enforce") == "restricted"),
    ];

    private static bool SelectsItsPods(JsonObject manifest)
    {
        var labels = At(manifest, "spec", "template", "metadata", "labels") as JsonObject ?? [];
        var selector = At(manifest, "spec", "selector", "matchLabels") as JsonObject ?? [];
        return selector.Count > 0
            && !selector.ContainsKey(Names.VersionLabel)
            && selector.All(pair => labels[pair.Key]?.ToString() == pair.Value?.ToString());
    }

    private static bool HasAnnotation(JsonObject manifest, string key) =>
        Text(manifest, "spec", "template", "metadata", "annotations", key).Length > 0;

    private static bool Reads(JsonObject manifest, string what) =>
        At(manifest, "spec", "template", "spec")?.ToJsonString() is { } pod
        && (pod.Contains($"\"{what}Ref\"", StringComparison.Ordinal) || pod.Contains($"\"{what}\":", StringComparison.Ordinal));
}
