using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>All rules, and the check of manifests against them.</summary>
public static class AppPolicies
{
    /// <summary>The rules that each manifest has to keep.</summary>
    private static readonly ImmutableArray<Policy> OfEach =
    [
        .. NamingPolicies.All, .. PodSecurityPolicies.All, .. PodPolicies.All, .. ContainerPolicies.All, .. WorkloadPolicies.All,
        .. SecretPolicies.All, .. AccessPolicies.All,
    ];

    /// <summary>All rules, those over a whole set and those about exceptions included.</summary>
    public static readonly ImmutableArray<Rule> All = [.. OfEach, .. SetPolicies.All, .. ExceptionPolicies.All];

    // There is no exception from the rules about exceptions.
    private static readonly ImmutableArray<Rule> Excusable = [.. OfEach, .. SetPolicies.All];

    /// <summary>What breaks a rule, and which exceptions are declared.</summary>
    /// <param name="manifests">All manifests of a stack, in which every value is known.</param>
    public static PolicyFindings Check(IEnumerable<JsonObject> manifests)
    {
        var set = new ManifestSet([.. manifests]);
        var offences = SetPolicies.All
            .SelectMany(policy => policy.Offenders(set).Select(offender => (Policy: policy, Offender: offender)))
            .ToLookup(offence => offence.Offender, offence => (Rule)offence.Policy);
        return new PolicyFindings(
            [.. set.All.SelectMany(manifest => Violations(manifest, NameOf(manifest), rule => rule is Policy policy
                ? IsBroken(policy, manifest, isPreview: false)
                : offences[manifest].Contains(rule)))],
            [.. set.All.SelectMany(manifest => ExceptionPolicies.DeclaredBy(manifest, TitleOf(manifest, NameOf(manifest))))]);
    }

    /// <summary>What one manifest breaks of the rules that it can be judged by without the others.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="name">How it is called in a message.</param>
    /// <param name="isPreview">Whether a rule about a value that is not known yet waits for the update.</param>
    internal static IEnumerable<PolicyViolation> Check(JsonObject manifest, string name, bool isPreview) =>
        Violations(manifest, name, rule => rule is Policy policy ? IsBroken(policy, manifest, isPreview) : null);

    private static List<PolicyViolation> Violations(JsonObject manifest, string name, Func<Rule, bool?> isBroken)
    {
        var title = TitleOf(manifest, name);
        var judged = Excusable.ToDictionary(rule => rule.Id, isBroken);
        var exceptions = Exceptions(manifest, title);
        return
        [
            .. from rule in Excusable
               where judged[rule.Id] == true && exceptions.All(exception => exception.Id != rule.Id)
               select new PolicyViolation(title, rule),
            .. exceptions.SelectMany(exception => ExceptionPolicies.BrokenBy(exception, judged)),
        ];
    }

    private static List<PolicyException> Exceptions(JsonObject manifest, string title)
    {
        try
        {
            return [.. ExceptionPolicies.DeclaredBy(manifest, title)];
        }
        catch (UnknownValueException)
        {
            // A preview that does not know its annotations excuses nothing.
            return [];
        }
    }

    // Nothing: a preview cannot tell yet.
    private static bool? IsBroken(Policy policy, JsonObject manifest, bool isPreview)
    {
        try
        {
            return policy.AppliesTo(manifest) && !policy.IsKept(manifest);
        }
        catch (UnknownValueException)
        {
            // In an update everything is known. Should a value not be, then nothing is applied on trust.
            return isPreview ? null : true;
        }
    }

    private static string NameOf(JsonObject manifest) =>
        Manifest.Text(manifest, "metadata", "name") is { Length: > 0 } name ? name : "without a name";

    private static string TitleOf(JsonObject manifest, string name) => $"{Manifest.Kind(manifest)} {name}";
}
