using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>All manifests of a stack, and how they belong together.</summary>
/// <param name="All">The manifests, in which every value is known.</param>
public sealed record ManifestSet(ImmutableArray<JsonObject> All)
{
    /// <summary>Those that make pods.</summary>
    public IEnumerable<JsonObject> PodMakers => All.Where(Pods.AreMadeBy);

    /// <summary>The fewest pods that a manifest keeps: what its autoscaler goes down to, or else its own number; 1 by default.</summary>
    /// <param name="maker">A manifest that makes pods.</param>
    public long FewestPodsOf(JsonObject maker) => AutoscalersOf(maker).FirstOrDefault() is { } scaler
        ? NumberOrOne(scaler, "spec", "minReplicas")
        : Kind(maker) switch
        {
            "Job" => NumberOrOne(maker, "spec", "parallelism"),
            "CronJob" => NumberOrOne(maker, "spec", "jobTemplate", "spec", "parallelism"),
            _ => NumberOrOne(maker, "spec", "replicas"),
        };

    /// <summary>Those of a kind.</summary>
    internal IEnumerable<JsonObject> OfKind(string kind) => All.Where(manifest => Kind(manifest) == kind);

    /// <summary>The autoscalers that set a manifest's number of pods.</summary>
    internal IEnumerable<JsonObject> AutoscalersOf(JsonObject maker) => OfKind("HorizontalPodAutoscaler").Where(scaler =>
        AreNeighbours(scaler, maker)
        && Text(scaler, "spec", "scaleTargetRef", "kind") == Kind(maker)
        && Text(scaler, "spec", "scaleTargetRef", "name") == Text(maker, "metadata", "name"));

    /// <summary>The makers of the pods that a manifest selects in its namespace.</summary>
    /// <param name="manifest">What selects: a Service, a NetworkPolicy, a PodDisruptionBudget.</param>
    /// <param name="labels">The labels that it selects by; every pod has none.</param>
    internal IEnumerable<JsonObject> SelectedBy(JsonObject manifest, JsonNode? labels) => PodMakers.Where(maker =>
        AreNeighbours(manifest, maker)
        && (labels as JsonObject ?? []).All(label => Text(Pods.MetadataOf(maker), "labels", label.Key) == label.Value?.ToString()));

    private static bool AreNeighbours(JsonObject one, JsonObject other) =>
        Text(one, "metadata", "namespace") == Text(other, "metadata", "namespace");

    private static long NumberOrOne(JsonNode node, params ReadOnlySpan<string> path) => At(node, path) is null ? 1 : Number(node, path);
}
