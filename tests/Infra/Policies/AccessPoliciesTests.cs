using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class AccessPoliciesTests
{
    // Turned into the kinds that the stack does not have.
    private const string Other = "ConfigMap frontend-config";

    [TestCaseSource(nameof(Breaks))]
    public async Task What_opens_too_much_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [Test]
    public async Task What_opens_what_is_needed_is_let_be()
    {
        Assert.That(await ViolationsAsync(Other, json => Role(json, "Role", "verbs", "get")), Is.Empty);
        Assert.That(await ViolationsAsync(Other, json => Binding(json, "RoleBinding", "view")), Is.Empty);
        Assert.That(await ViolationsAsync(Other, json => Ingress(json, "todo.example.com", "todo.example.com")), Is.Empty);
    }

    [TestCase("ClusterRole")]
    [TestCase("ClusterRoleBinding")]
    public async Task What_belongs_to_the_whole_cluster_is_in_no_namespace(string kind) => Assert.That(
        await ViolationsAsync(Other, json => json.Put("kind", kind).Put("data", null).Put("metadata.namespace", null)), Is.Empty);

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return In(
            "ServiceAccount backend", "a token", json => json.Put("automountServiceAccountToken", true), Texts.AccountToken);
        yield return In(
            "ServiceAccount backend", "a token by default", json => json.Put("automountServiceAccountToken", null), Texts.AccountToken);
        foreach (var kind in new[] { "Role", "ClusterRole" })
        {
            foreach (var field in new[] { "verbs", "resources", "apiGroups", "nonResourceURLs" })
            {
                yield return As(kind, $"any of {field}", json => Role(json, kind, field, "*"), Texts.Wildcard);
            }

            yield return As(kind, "any subresource", json => Role(json, kind, "resources", "pods/*"), Texts.Wildcard);
        }

        foreach (var kind in new[] { "RoleBinding", "ClusterRoleBinding" })
        {
            yield return As(kind, "all rights", json => Binding(json, kind, "cluster-admin"), Texts.ClusterAdmin);
        }

        yield return As("Ingress", "no TLS", json => Ingress(json, "todo.example.com"), Texts.Tls);
        yield return As("Ingress", "TLS for another host", json => Ingress(json, "todo.example.com", "example.com"), Texts.Tls);
    }

    private static TestCaseData As(string kind, string what, Action<JsonObject> change, string text) =>
        new TestCaseData(Other, change, new[] { $"{kind} frontend-config {text}" }).SetArgDisplayNames($"{kind}: {what}");

    private static void Role(JsonObject manifest, string kind, string field, string name) => manifest
        .Put("kind", kind)
        .Put("data", null)
        .Put("rules", new JsonArray(
            new JsonObject { ["verbs"] = new JsonArray("get"), ["resources"] = new JsonArray("pods") },
            new JsonObject { [field] = new JsonArray("list", name) }));

    private static void Binding(JsonObject manifest, string kind, string role) =>
        manifest.Put("kind", kind).Put("data", null).Put("roleRef.name", role);

    private static void Ingress(JsonObject manifest, string host, params string[] encrypted) => manifest
        .Put("kind", "Ingress")
        .Put("data", null)
        .Put("spec.rules", new JsonArray(new JsonObject { ["host"] = host }))
        .Put("spec.tls", new JsonArray(new JsonObject { ["hosts"] = new JsonArray([.. encrypted.Select(one => JsonValue.Create(one))]) }));
}
