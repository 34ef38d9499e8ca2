using Todo.Cli.Checking;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Checking;

internal sealed class RenderedManifestsTests
{
    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_manifest_is_of_the_schema(string stack)
    {
        var manifests = (await Stacks.EvaluateAsync(stack)).Manifests.ToList();
        var found = SchemaFindings.Of(manifests);
        Assert.That(found.Problems.Concat(found.NotChecked), Is.Empty);
        Assert.That(found.Manifests, Is.EqualTo(manifests.Count));
    }
}
