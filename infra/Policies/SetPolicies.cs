using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about how the manifests of a stack fit together.</summary>
internal static class SetPolicies
{
    internal static readonly ImmutableArray<SetPolicy> All =
    [
        new(
            "default-deny",
            "has a network policy that denies what no other allows",
            $"A pod that nobody thought of could reach everything, and be reached by everyone{Sources.Hardening}.",
            "Add a NetworkPolicy in it with podSelector: {}, policyTypes: [Ingress, Egress] and no rules.",
            set => set.OfKind("Namespace").Where(space => !set.OfKind("NetworkPolicy").Any(policy =>
                Text(policy, "metadata", "namespace") == Text(space, "metadata", "name") && DeniesAll(policy)))),
        new(
            "network-policy",
            "has a network policy of its own",
            $"Without one it reaches nothing, or, where nothing is denied, everything{Sources.Hardening}.",
            "Add a NetworkPolicy whose spec.podSelector.matchLabels are labels of its pods.",
            set => set.PodMakers.Except(set.OfKind("NetworkPolicy")
                .Where(policy => LabelsOf(policy, "podSelector") is JsonObject { Count: > 0 })
                .SelectMany(policy => set.SelectedBy(policy, LabelsOf(policy, "podSelector"))))),
        new(
            "autoscaled-replicas",
            "leaves its number of pods to its autoscaler",
            "Each update would set the number back, in the middle of the load that raised it.",
            "Remove replicas from spec.",
            set => set.PodMakers.Where(maker => At(maker, "spec", "replicas") is not null && set.AutoscalersOf(maker).Any())),
        new(
            "service-selector",
            "selects pods that there are",
            "Whoever calls it finds nobody, and nothing says why.",
            "Write labels of the pods in spec.selector.",
            set => set.OfKind("Service").Where(service =>
                At(service, "spec", "selector") is { } labels && !set.SelectedBy(service, labels).Any())),
        new(
            "disruption-budget",
            "lets one pod at least be evicted",
            "No node that runs its pods could be drained, so none could be updated.",
            "Write maxUnavailable: 1 in spec, instead of minAvailable.",
            set => set.OfKind("PodDisruptionBudget").Where(budget => ForbidsEviction(set, budget))),
    ];

    private static bool DeniesAll(JsonObject policy) =>
        At(policy, "spec", "podSelector") is JsonObject { Count: 0 }
        && Items(policy, "spec", "policyTypes").Select(type => type?.ToString()).Order().SequenceEqual(["Egress", "Ingress"])
        && !Items(policy, "spec", "ingress").Any()
        && !Items(policy, "spec", "egress").Any();

    private static bool ForbidsEviction(ManifestSet set, JsonObject budget)
    {
        var pods = set.SelectedBy(budget, LabelsOf(budget, "selector")).Sum(set.FewestPodsOf);
        return PodsOf(Text(budget, "spec", "maxUnavailable"), pods) == 0 || PodsOf(Text(budget, "spec", "minAvailable"), pods) >= pods;
    }

    // Kubernetes rounds a share up, for either field.
    private static decimal? PodsOf(string text, long all) =>
        !decimal.TryParse(text.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
        : text.EndsWith('%') ? Math.Ceiling(number * all / 100)
        : number;

    private static JsonNode? LabelsOf(JsonObject manifest, string selector) => At(manifest, "spec", selector, "matchLabels");
}
