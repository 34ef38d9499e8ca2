using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>All rules, and the check of manifests against them.</summary>
public static class AppPolicies
{
    /// <summary>All rules.</summary>
    public static readonly ImmutableArray<Policy> All = [.. NamingPolicies.All, .. PodPolicies.All, .. WorkloadPolicies.All];

    /// <summary>What breaks a rule; nothing when all is well.</summary>
    /// <param name="manifests">The manifests.</param>
    public static IEnumerable<PolicyViolation> Check(IEnumerable<JsonObject> manifests) =>
        from manifest in manifests
        from policy in All
        where policy.AppliesTo(manifest) && !policy.IsKept(manifest)
        select new PolicyViolation($"{manifest["kind"]} {manifest["metadata"]?["name"]}", policy.Rule);
}
