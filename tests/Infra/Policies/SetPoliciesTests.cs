using System.Text.Json.Nodes;
using Todo.Infra.Policies;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

/// <summary>In production, which has every kind that these rules are about.</summary>
internal sealed class SetPoliciesTests
{
    private const string Deny = "NetworkPolicy default-deny";
    private const string Budget = "PodDisruptionBudget backend";

    [TestCaseSource(nameof(Breaks))]
    public async Task Manifests_that_do_not_fit_together_are_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsOfSetAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task Manifests_that_fit_together_are_let_be(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsOfSetAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return Of(Deny, "lets everyone in", "spec.ingress", new JsonArray(new JsonObject()), "Namespace todo", Texts.DefaultDeny);
        yield return Of(Deny, "lets everyone out", "spec.egress", new JsonArray(new JsonObject()), "Namespace todo", Texts.DefaultDeny);
        yield return Of(Deny, "denies one direction", "spec.policyTypes", new JsonArray("Ingress"), "Namespace todo", Texts.DefaultDeny);
        yield return Of(
            Deny, "denies some pods", "spec.podSelector.matchLabels", Labels("backend"), "Namespace todo", Texts.DefaultDeny);
        yield return Of(Deny, "is elsewhere", "metadata.namespace", "other", "Namespace todo", Texts.DefaultDeny);
        yield return Of(
            "NetworkPolicy backend", "selects others", "spec.podSelector.matchLabels", Labels("bakend"), Backend, Texts.NetworkPolicy);
        yield return Of(
            "NetworkPolicy backend", "selects all", "spec.podSelector", new JsonObject(), Backend, Texts.NetworkPolicy);
        yield return Of(Backend, "replicas", "spec.replicas", 3L, Backend, Texts.Autoscaled);
        yield return Of("Service backend", "selects nobody", "spec.selector", Labels("bakend"), "Service backend", Texts.ServiceSelector);
        yield return Of("Service backend", "is elsewhere", "metadata.namespace", "other", "Service backend", Texts.ServiceSelector);
        foreach (var (field, value) in new (string, JsonNode)[]
            { ("maxUnavailable", 0L), ("maxUnavailable", "0%"), ("minAvailable", 3L), ("minAvailable", "100%"), ("minAvailable", "67%") })
        {
            yield return Of(Budget, $"{field} {value}", $"spec.{field}", value, Budget, Texts.Budgeted);
        }
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return In("Service backend", "an address without pods", json => json.Put("spec.selector", null));
        yield return In("HorizontalPodAutoscaler backend", "more pods", json => json.Put("spec.minReplicas", 4L));
        foreach (var (field, value) in new (string, JsonNode)[]
            { ("maxUnavailable", 1L), ("maxUnavailable", "1%"), ("minAvailable", 2L), ("minAvailable", "66%") })
        {
            yield return In(Budget, $"{field} {value}", json => json.Put($"spec.{field}", value));
        }
    }

    private static TestCaseData Of(string manifest, string what, string path, JsonNode value, string offender, string text) =>
        new TestCaseData(manifest, (Action<JsonObject>)(json => json.Put(path, value)), new[] { $"{offender} {text}" })
            .SetArgDisplayNames($"{manifest} {what}");

    private static JsonObject Labels(string name) => new() { ["app.kubernetes.io/name"] = name };

    private static async Task<IEnumerable<string>> ViolationsOfSetAsync(string manifest, Action<JsonObject> damage) =>
        AppPolicies.Check(await OfAsync(manifest, damage, "production")).Violations.Select(violation => violation.ToString());
}
