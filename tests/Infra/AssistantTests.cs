using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Cli.Checking;
using Todo.Cli.Evaluation;
using Todo.Infra;
using Todo.Infra.Policies;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra;

/// <summary>What a stack with an AI operator has besides, and what that operator is never allowed.</summary>
[TestFixtureSource(typeof(Stacks), nameof(Stacks.All))]
internal sealed class AssistantTests(string stack)
{
    private const string Key = "sk-proj-1234567890";
    private static readonly string[] Operators = ["kubectlAi", "kagent"];

    [Test]
    public async Task Without_one_nothing_is_different()
    {
        var plain = await Stacks.EvaluateAsync(stack);
        var without = await Stacks.EvaluateAsync(
            stack, config => config with { Values = config.Values.SetItem("todo:assistant", "none") });
        // But for what was set, all of the plan is the same.
        Assert.That(JsonSerializer.Serialize(without with { Config = plain.Config }), Is.EqualTo(JsonSerializer.Serialize(plain)));
    }

    [TestCaseSource(nameof(Operators))]
    public async Task With_one_there_are_these_objects_besides_and_the_others_are_as_before(string assistant)
    {
        var before = (await WithAsync("none")).Manifests.Select(manifest => manifest.ToJsonString()).ToList();
        var after = (await WithAsync(assistant)).Manifests.ToList();
        Assert.That(after.Select(manifest => manifest.ToJsonString()).Intersect(before), Is.EqualTo(before));
        Expected.Matches(
            $"assistant-{assistant}.yaml", ManifestYaml.Of(after.Where(manifest => !before.Contains(manifest.ToJsonString()))));
    }

    [TestCaseSource(nameof(Operators))]
    public async Task It_keeps_every_policy(string assistant) =>
        Assert.That(AppPolicies.Check((await WithAsync(assistant)).Manifests).Violations, Is.Empty);

    [TestCaseSource(nameof(Operators))]
    public async Task No_rule_allows_what_is_denied(string assistant) =>
        Assert.That(Rights.AllowedBy((await WithAsync(assistant)).Manifests), Is.Empty);

    [TestCaseSource(nameof(Operators))]
    public async Task Nobody_is_allowed_anything_outside_the_namespace(string assistant) => Assert.That(
        (await WithAsync(assistant)).Manifests
            .Where(manifest => $"{manifest["kind"]}" is "Role" or "RoleBinding" or "ClusterRole" or "ClusterRoleBinding")
            .Select(manifest => $"{manifest["kind"]} in {manifest["metadata"]!["namespace"]}"),
        Is.EqualTo(new[] { "Role in todo", "RoleBinding in todo" }));

    [TestCase("""{"apiGroups":[""],"resources":["secrets"],"verbs":["list"]}""", "list secrets")]
    [TestCase("""{"apiGroups":[""],"resources":["pods/exec"],"verbs":["create"]}""", "create pods/exec")]
    [TestCase("""{"apiGroups":[""],"resources":["*/proxy"],"verbs":["get"]}""", "get nodes/proxy", "get pods/proxy", "get services/proxy")]
    [TestCase("""{"apiGroups":["apps"],"resources":["*"],"verbs":["patch"]}""", "patch deployments.apps", "patch deployments/scale.apps",
        "patch replicasets.apps", "patch statefulsets.apps", "patch statefulsets/scale.apps")]
    public void A_rule_that_allows_too_much_is_found(string rule, params string[] found)
    {
        var role = new JsonObject { ["kind"] = "Role", ["rules"] = new JsonArray(JsonNode.Parse(rule)) };
        Assert.That(Rights.AllowedBy([role]), Is.EquivalentTo(found));
    }

    [Test]
    public async Task Delivered_by_the_chart_the_stack_has_it_too()
    {
        var plan = await WithAsync("kubectlAi", ("todo:delivery", "chart"));
        Assert.That(plan.Manifests.Select(manifest => $"{manifest["kind"]}"), Does.Contain("Role").And.Contain("RoleBinding"));
    }

    [Test]
    public async Task Kagent_comes_by_its_charts_its_kinds_first()
    {
        var plan = await WithAsync("kagent");
        Assert.That(
            plan.Releases.Select(release => $"{release.Namespace}/{release.Name}: {release.Chart} {release.Version}"),
            Is.EqualTo(new[]
            {
                "kagent/kagent-crds: oci://ghcr.io/kagent-dev/kagent/helm/kagent-crds 0.10.1",
                "kagent/kagent: oci://ghcr.io/kagent-dev/kagent/helm/kagent 0.10.1",
            }));
        Expected.Matches("kagent.resources.txt", KagentTreeOf(plan));
    }

    [Test]
    public async Task Kagent_is_given_these_values() => Expected.Matches(
        "kagent.values.yaml", ManifestYaml.Of((await WithAsync("kagent")).Releases.Single(release => release.Name == "kagent").Values));

    [Test]
    public async Task The_connections_of_kagent_are_as_Kubernetes_takes_them()
    {
        var values = (await WithAsync("kagent")).Releases.Single(release => release.Name == "kagent").Values;
        var objects = values["extraObjects"]!.AsArray().Select(item => item!.AsObject());
        Assert.That(StrictSchema.Load().Check(objects.Single(item => $"{item["kind"]}" == "NetworkPolicy")), Is.Empty);
    }

    [Test]
    public async Task The_key_of_the_model_is_a_secret_of_the_release_and_stands_nowhere_else()
    {
        var plan = await WithAsync("kagent");
        var holders = plan.Resources
            .Where(resource => resource.Inputs.ToJsonString().Contains(Key, StringComparison.Ordinal))
            .Select(resource => $"{resource.Type} {resource.Name}: {string.Join(", ", resource.SecretFields)}");
        Assert.That(holders, Is.EquivalentTo(new[]
        {
            "kubernetes:core/v1:Secret backend-secret: ",
            "kubernetes:helm.sh/v3:Release kagent: values.providers.openAI.apiKey",
        }));
    }

    [Test]
    public void Kagent_without_a_key_for_its_model_is_a_mistake()
    {
        var error = Assert.ThrowsAsync<SettingsException>(() => Stacks.EvaluateAsync(
            stack, config => config with { Values = config.Values.SetItem("todo:assistant", "kagent") }))!;
        Assert.That(
            error.Mistakes.Select(mistake => $"{mistake.Key} {mistake.Problem}; {mistake.Allowed}"),
            Is.EqualTo(new[]
            {
                "todo:openAiApiKey is not set, and todo:assistant kagent asks its model; a key of the API, not a placeholder",
            }));
    }

    private Task<Plan> WithAsync(string assistant, params (string Key, string Value)[] others) => Stacks.EvaluateAsync(
        stack,
        config => new StackConfig(
            config.Values
                .SetItem("todo:assistant", assistant)
                .SetItem("todo:openAiApiKey", Key)
                .SetItems(others.Select(other => KeyValuePair.Create(other.Key, other.Value))),
            config.SecretKeys.Add("todo:openAiApiKey")));

    private static string KagentTreeOf(Plan plan) => ResourceTree.Of(plan with
    {
        Resources = [.. plan.Resources.Where(resource => resource.Name is "assistant" or "kagent" or "kagent-crds")],
    });
}
