using Todo.Cli.Evaluation;

namespace Todo.Tests.Infra;

/// <summary>What a stack brings that its cluster lacks.</summary>
internal sealed class AddOnTests
{
    [TestCase("local", "todo:entry", "nodePort")]
    [TestCase("production", "todo:ingressNamespace", "entrance")]
    public async Task The_releases_of_both_are_these(string stack, string key, string value)
    {
        const string both = """{"ingressNginx":true,"metricsServer":true}""";
        var plan = await Stacks.EvaluateAsync(
            stack, config => config with { Values = config.Values.SetItem("todo:addOns", both).SetItem(key, value) });
        var releases = plan.Resources.Where(resource => resource.Type == PlannedRelease.Type).Select(resource => resource.Inputs);
        Expected.Matches($"{stack}.add-ons.yaml", ManifestYaml.Of(releases));
    }
}
