using System.Collections.Immutable;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker.Compose.Translation;
using Todo.Infra;
using Todo.Infra.Policies;
using Todo.Infra.Services;

namespace Todo.Tests.Infra;

internal sealed class ServiceTests
{
    private const int MostLinesOfAService = 15;

    private static readonly ImmutableArray<ServiceDescription> Services = TodoStack.Services.Add(FourthService.Sweeper);

    [Test]
    public async Task A_fourth_service_is_composed_like_the_others()
    {
        var plan = await Stacks.EvaluateAsync(Repository.Root, "local", Services);
        var before = await Stacks.EvaluateAsync("local");
        var known = before.Resources.Select(resource => resource.Urn).ToHashSet();
        var added = plan with { Resources = [.. plan.Resources.Where(resource => !known.Contains(resource.Urn))] };
        Expected.Matches("fourth-service.resources.txt", ResourceTree.Of(added));
        Assert.That(AppPolicies.Check(plan.Manifests).Violations, Is.Empty);
    }

    [Test]
    public async Task Its_settings_image_and_output_follow()
    {
        var plan = await Stacks.EvaluateAsync(
            Repository.Root,
            "local",
            Services,
            config => config with { Values = config.Values.SetItem("todo:sweeper", """{"replicas":2}""") });
        var deployment = plan.Manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "Deployment sweeper");
        var image = plan.Images.Single(image => image.Name == "sweeper");
        Assert.Multiple(() =>
        {
            Assert.That($"{deployment["spec"]!["replicas"]}", Is.EqualTo("2"));
            Assert.That(image.Context, Is.EqualTo("app-images/sweeper"));
            Assert.That(plan.Outputs["images.sweeper"], Is.EqualTo(image.Reference));
            Assert.That($"{deployment["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]}", Is.EqualTo(image.Reference));
        });
    }

    [Test]
    public async Task Docker_runs_it_beside_the_others()
    {
        var plan = await Stacks.EvaluateAsync(Repository.Root, "local", Services);
        var project = ComposeTranslator.Translate(plan, "/state/files").Project;
        Assert.That(project.Services.Select(service => service.Key), Is.EqualTo(new[] { "database", "backend", "frontend", "sweeper" }));
    }

    [Test]
    public void It_is_described_in_a_few_lines()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Infra", "FourthService.cs"));
        var description = lines.SkipWhile(line => !line.Contains("Sweeper", StringComparison.Ordinal)).TakeWhile(line => line != "}");
        Assert.That(description.Count(), Is.LessThanOrEqualTo(MostLinesOfAService));
    }
}
