using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>All rules, and the check of manifests against them.</summary>
public static class AppPolicies
{
    /// <summary>All rules.</summary>
    public static readonly ImmutableArray<Policy> All =
        [.. NamingPolicies.All, .. PodPolicies.All, .. ContainerPolicies.All, .. WorkloadPolicies.All];

    /// <summary>What breaks a rule; nothing when all is well.</summary>
    /// <param name="manifests">The manifests, in which every value is known.</param>
    public static IEnumerable<PolicyViolation> Check(IEnumerable<JsonObject> manifests) => manifests.SelectMany(manifest =>
        Check(manifest, Manifest.Text(manifest, "metadata", "name") is { Length: > 0 } name ? name : "without a name", isPreview: false));

    /// <summary>What one manifest breaks.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="name">How it is called in a message.</param>
    /// <param name="isPreview">Whether a rule about a value that is not known yet waits for the update.</param>
    internal static IEnumerable<PolicyViolation> Check(JsonObject manifest, string name, bool isPreview) =>
        from policy in All
        where IsBroken(policy, manifest, isPreview)
        select new PolicyViolation($"{Manifest.Kind(manifest)} {name}", policy.Rule, policy.Mend);

    private static bool IsBroken(Policy policy, JsonObject manifest, bool isPreview)
    {
        try
        {
            return policy.AppliesTo(manifest) && !policy.IsKept(manifest);
        }
        catch (UnknownValueException)
        {
            // In an update everything is known. Should a value not be, then nothing is applied on trust.
            return !isPreview;
        }
    }
}
