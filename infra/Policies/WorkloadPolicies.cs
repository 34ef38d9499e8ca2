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
            "rollout",
            "never takes away a pod before its successor is ready",
            "An update would lose requests while there are fewer pods than before.",
            "Write type: RollingUpdate, rollingUpdate.maxUnavailable: 0 and rollingUpdate.maxSurge: 1 in spec.strategy.",
            manifest => Kind(manifest) == "Deployment",
            StartsBeforeItEnds),
        new(
            "progress-deadline",
            "gives up an update that makes no progress",
            "A failed update would look as if it were still going on.",
            "Write progressDeadlineSeconds, such as 120, in spec.",
            manifest => Kind(manifest) == "Deployment",
            manifest => At(manifest, "spec", "progressDeadlineSeconds") is not null),
        // Not a Job: Kubernetes writes its selector. A Pod has none.
        new(
            "own-selector",
            "selects its own pods, by labels that no release changes",
            "It would count the pods of others as its own, or lose its own with the next release.",
            $"Write labels of the pods in spec.selector.matchLabels, such as {Names.NameLabel}, but not {Names.VersionLabel}.",
            Pods.AreKeptBy,
            SelectsItsPods),
        // Not Jobs and Pods: they read their settings once, at their start, and have no successors.
        new(
            "config-hash",
            "rolls its pods when their settings change",
            "Pods would keep the settings of before until something else restarts them.",
            $"Write the annotation {Names.ConfigHashAnnotation}, a hash of the ConfigMap's data, in the pods' metadata.",
            manifest => Pods.AreKeptBy(manifest) && References.ToConfig(manifest),
            manifest => HasAnnotation(manifest, Names.ConfigHashAnnotation)),
        new(
            "secret-hash",
            "rolls its pods when their secrets change",
            "Pods would keep the secrets of before until something else restarts them.",
            $"Write the annotation {Names.SecretHashAnnotation}, a keyed hash of the Secret's data, in the pods' metadata.",
            manifest => Pods.AreKeptBy(manifest) && References.ToSecrets(manifest),
            manifest => HasAnnotation(manifest, Names.SecretHashAnnotation)),
        new(
            "pod-security",
            "refuses pods that are not hardened",
            $"Whatever else is applied to the namespace could be root{Sources.Hardening}.",
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
