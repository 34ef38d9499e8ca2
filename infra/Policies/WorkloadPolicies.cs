using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about what runs pods, and what leads to them.</summary>
internal static class WorkloadPolicies
{
    private const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    internal static readonly ImmutableArray<Policy> All =
    [
        new(
            "never takes away a pod before its successor is ready",
            "Write type: RollingUpdate, rollingUpdate.maxUnavailable: 0 and rollingUpdate.maxSurge: 1 in spec.strategy.",
            manifest => Kind(manifest) == "Deployment",
            StartsBeforeItEnds),
        new(
            "gives up an update that makes no progress",
            "Write progressDeadlineSeconds, such as 120, in spec.",
            manifest => Kind(manifest) == "Deployment",
            manifest => At(manifest, "spec", "progressDeadlineSeconds") is not null),
        // Not a Job: Kubernetes writes its selector. A Pod has none.
        new(
            "selects its own pods, by labels that no release changes",
            $"Write labels of the pods in spec.selector.matchLabels, such as {Names.NameLabel}, but not {Names.VersionLabel}.",
            Pods.AreKeptBy,
            SelectsItsPods),
        // Not Jobs and Pods: they read their settings once, at their start, and have no successors.
        new(
            "rolls its pods when their settings change",
            $"Write the annotation {Names.ConfigHashAnnotation}, a hash of the ConfigMap's data, in the pods' metadata.",
            manifest => Pods.AreKeptBy(manifest) && References.ToConfig(manifest),
            manifest => HasAnnotation(manifest, Names.ConfigHashAnnotation)),
        new(
            "rolls its pods when their secrets change",
            $"Write the annotation {Names.SecretHashAnnotation}, a keyed hash of the Secret's data, in the pods' metadata.",
            manifest => Pods.AreKeptBy(manifest) && References.ToSecrets(manifest),
            manifest => HasAnnotation(manifest, Names.SecretHashAnnotation)),
        new(
            "refuses pods that are not hardened",
            $"Write {EnforceLabel}: restricted in metadata.labels.",
            manifest => Kind(manifest) == "Namespace",
            manifest => Text(manifest, "metadata", "labels", EnforceLabel) == "restricted"),
    ];

    private static bool StartsBeforeItEnds(JsonObject manifest) =>
        Text(manifest, "spec", "strategy", "type") == "RollingUpdate"
        && Text(manifest, "spec", "strategy", "rollingUpdate", "maxUnavailable") == "0"
        && Text(manifest, "spec", "strategy", "rollingUpdate", "maxSurge") is not ("" or "0");

    private static bool SelectsItsPods(JsonObject manifest)
    {
        var labels = At(Pods.MetadataOf(manifest), "labels");
        return At(manifest, "spec", "selector", "matchLabels") is JsonObject { Count: > 0 } selector
            && !selector.ContainsKey(Names.VersionLabel)
            && selector.All(pair => At(labels, pair.Key) is { } label && label.ToString() == Text(selector, pair.Key));
    }

    private static bool HasAnnotation(JsonObject manifest, string key) => Text(Pods.MetadataOf(manifest), "annotations", key).Length > 0;
}
