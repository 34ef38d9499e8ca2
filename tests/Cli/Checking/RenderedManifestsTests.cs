using Todo.Cli.Checking;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Checking;

internal sealed class RenderedManifestsTests
{
    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_manifest_is_of_the_schema(string stack)
    {
        var schema = StrictSchema.Load();
        var manifests = (await Stacks.EvaluateAsync(stack)).Manifests;
        Assert.That(
            from manifest in manifests
            from problem in schema.Check(manifest)
            select $"{manifest["kind"]} {manifest["metadata"]!["name"]}: {problem}",
            Is.Empty);
    }
}
