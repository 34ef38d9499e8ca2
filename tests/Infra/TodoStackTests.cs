using System.Text.Json;
using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra;

[TestFixtureSource(typeof(Stacks), nameof(Stacks.All))]
internal sealed class TodoStackTests(string stack)
{
    [Test]
    public async Task The_manifests_are_these() =>
        Expected.Matches($"{stack}.yaml", ManifestYaml.Of((await Stacks.EvaluateAsync(stack)).Manifests));

    [Test]
    public async Task The_resources_are_made_by_these_providers_in_this_order_and_protected_like_this() =>
        Expected.Matches($"{stack}.resources.txt", ResourceTree.Of(await Stacks.EvaluateAsync(stack)));

    [Test]
    public async Task Every_Kubernetes_resource_is_made_by_the_stacks_own_provider()
    {
        var kubernetes = (await Stacks.EvaluateAsync(stack)).Resources
            .Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal));
        Assert.That(
            kubernetes.Where(resource => resource.Options.Provider != "cluster").Select(resource => $"{resource.Type} {resource.Name}"),
            Is.Empty);
    }

    [Test]
    public async Task The_images_and_outputs_are_these()
    {
        var plan = await Stacks.EvaluateAsync(stack);
        Expected.Matches($"{stack}.json", JsonSerializer.Serialize(new { plan.Images, plan.Outputs }, Indented) + "\n");
    }

    [Test]
    public async Task An_image_that_is_named_is_run_and_not_built()
    {
        var released = $"registry.example.com/team/todo-list-backend@sha256:{new string('a', 64)}";
        var plan = await Stacks.EvaluateAsync("production", config => With(config, "todo:images", $$"""{"backend":"{{released}}"}"""));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Images.Select(image => image.Name), Is.EqualTo(new[] { "frontend" }));
            Assert.That(TemplatesOf(plan)["backend"], Does.Contain($"\"image\":\"{released}\""));
        });
    }

    [Test]
    public async Task The_same_settings_give_the_same_bytes()
    {
        var (first, again) = (await Stacks.EvaluateAsync(stack), await Stacks.EvaluateAsync(stack));
        Assert.That(JsonSerializer.Serialize(again), Is.EqualTo(JsonSerializer.Serialize(first)));
    }

    [Test]
    public async Task A_setting_reaches_the_manifests_that_it_is_for()
    {
        var plan = await Stacks.EvaluateAsync(stack, config => With(config, "todo:backend", """{"replicas":7}"""));
        var replicas = plan.Manifests
            .Where(manifest => manifest["spec"]?["replicas"] is not null || manifest["spec"]?["minReplicas"] is not null)
            .Select(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]} "
                + $"{manifest["spec"]!["replicas"]}{manifest["spec"]!["minReplicas"]}");
        Assert.That(replicas, Is.EquivalentTo(stack == "local"
            ? new[] { "StatefulSet database 1", "Deployment backend 7", "Deployment frontend 1" }
            : ["HorizontalPodAutoscaler backend 7", "HorizontalPodAutoscaler frontend 3"]));
    }

    [Test]
    public async Task A_changed_setting_rolls_the_pods_that_read_it_and_no_others()
    {
        var before = await Stacks.EvaluateAsync(stack);
        var after = await Stacks.EvaluateAsync(stack, config => With(config, "todo:logLevel", "ERROR"));
        var changed = TemplatesOf(before).Where(pair => TemplatesOf(after)[pair.Key] != pair.Value).Select(pair => pair.Key);
        Assert.That(changed, Is.EqualTo(new[] { "backend" }));
    }

    [Test]
    public async Task A_new_version_rolls_the_services_that_it_is_of_and_not_the_database()
    {
        var before = await Stacks.EvaluateAsync(stack);
        var after = await Stacks.EvaluateAsync(stack, config => With(config, "todo:version", "v1.0.1"));
        var changed = TemplatesOf(before).Where(pair => TemplatesOf(after)[pair.Key] != pair.Value).Select(pair => pair.Key);
        Assert.That(changed.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "backend", "frontend" }));
    }

    [Test]
    public async Task The_backend_may_connect_to_the_port_of_its_external_database()
    {
        const string url = "postgresql://todo:Ab3xYz9Q@pooler.example.com:6543/todo";
        var plan = await Stacks.EvaluateAsync("production", config => With(config, "todo:databaseUrl", url));
        var policy = plan.Manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "NetworkPolicy backend");
        Assert.That(
            policy["spec"]!["egress"]![1]!["ports"]!.ToJsonString(),
            Is.EqualTo("""[{"port":443,"protocol":"TCP"},{"port":6543,"protocol":"TCP"}]"""));
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static StackConfig With(StackConfig config, string key, string value) =>
        config with { Values = config.Values.SetItem(key, value) };

    private static Dictionary<string, string> TemplatesOf(Plan plan) => plan.Manifests
        .Where(manifest => manifest["spec"]?["template"] is not null)
        .ToDictionary(manifest => $"{manifest["metadata"]!["name"]}", manifest => manifest["spec"]!["template"]!.ToJsonString());
}
