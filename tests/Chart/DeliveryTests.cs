using System.Text.Json.Nodes;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster;
using Todo.Infra.Policies;
using Todo.Infra.Settings;
using Todo.Tests.Infra;

namespace Todo.Tests.Chart;

/// <summary>A stack that is delivered by the chart has what it has by its components.</summary>
[TestFixtureSource(typeof(Stacks), nameof(Stacks.All))]
internal sealed class DeliveryTests(string stack)
{
    [Test]
    public async Task The_resources_are_these() =>
        Expected.Matches($"{stack}-chart.resources.txt", ResourceTree.Of(await Stacks.EvaluateAsync(stack, ByChart)));

    [Test]
    public async Task The_chart_is_given_what_the_stack_is_set_to() =>
        Expected.Matches($"{stack}-chart.values.yaml", ManifestYaml.Of(ReleaseOf(await Stacks.EvaluateAsync(stack, ByChart)).Values));

    [Test]
    public async Task Its_objects_keep_the_policies() =>
        Assert.That(AppPolicies.Check((await RenderedAsync()).Manifests).Violations, Is.Empty);

    [Test]
    public async Task Its_objects_are_those_of_the_components()
    {
        var (chart, components) = (await RenderedAsync(), await Stacks.EvaluateAsync(stack));
        Assert.That(
            chart.Manifests.Select(IdOf).Order(StringComparer.Ordinal),
            // The chart has one Secret, so that an existing one can take its place.
            Is.EqualTo(components.Manifests.Select(IdOf).Where(id => id != "Secret database-secret").Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Pods_of_both_run_the_same_images()
    {
        var (chart, components) = (await RenderedAsync(), await Stacks.EvaluateAsync(stack));
        Assert.That(ImagesOf(chart), Is.EqualTo(ImagesOf(components)));
    }

    [Test]
    public async Task A_secret_value_is_shown_as_changed_and_no_more()
    {
        var before = await Stacks.EvaluateAsync(stack, ByChart);
        var after = before with { Resources = [.. before.Resources.Select(WithAnotherKey)] };

        var change = PlanComparison.Compare(before, after, new ClusterConsequences()).Single(change => change.Kind != ChangeKind.Same);

        Assert.That(change.Fields, Is.EqualTo(new[] { new FieldChange("values.jwtSecret", "[secret]", "[secret]") }));
    }

    private static PlannedResource WithAnotherKey(PlannedResource resource)
    {
        if (resource.Type != PlannedRelease.Type)
        {
            return resource;
        }

        var inputs = resource.Inputs.DeepClone().AsObject();
        inputs["values"]!["jwtSecret"] = "another";
        return resource with { Inputs = inputs };
    }

    // The secrets of the tests are shorter than those that a stack generates, which the chart takes.
    private StackConfig ByChart(StackConfig config)
    {
        var secrets = stack == "local" ? new[] { "todo:jwtSecret", "todo:databasePassword" } : ["todo:jwtSecret"];
        return new StackConfig(
            config.Values.SetItem("todo:delivery", "chart").SetItems(secrets.Select(key => KeyValuePair.Create(key, new string('s', 48)))),
            config.SecretKeys.Union(secrets));
    }

    private static PlannedRelease ReleaseOf(Plan plan) => plan.Releases.Single();

    private static string IdOf(JsonObject manifest) => $"{manifest["kind"]} {manifest["metadata"]!["name"]}";

    private static IEnumerable<string> ImagesOf(Plan plan) => plan.Manifests
        .SelectMany(manifest => manifest["spec"]?["template"]?["spec"]?["containers"]?.AsArray() ?? [])
        .Select(container => $"{container!["image"]} {container["imagePullPolicy"]}")
        .Order(StringComparer.Ordinal);

    private async Task<Plan> RenderedAsync() =>
        await new ChartRendering(await Helm.FindAsync(), Repository.Root)
            .AddAsync(await Stacks.EvaluateAsync(stack, ByChart), CancellationToken.None);
}
