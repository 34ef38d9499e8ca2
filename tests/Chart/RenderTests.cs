using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Tests.Cli;
using Todo.Tests.Cli.Targets.Docker;
using Todo.Tests.Infra;

namespace Todo.Tests.Chart;

/// <summary><c>render</c> of a stack that is delivered by the chart, by the real helm.</summary>
internal sealed class RenderTests
{
    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task It_gives_the_namespace_and_what_helm_template_gives(string stack)
    {
        using var user = new TemporaryFolder();
        var values = Path.Combine(user.Path, "values.json");
        var companion = await CloneAsync(user, stack, values);

        var (exitCode, output, errors) = await companion.RunAsync("render", "--stack", stack);

        Assert.That(exitCode, Is.EqualTo(ExitCodes.Done), errors);
        var rendered = ManifestYaml.Read(output).ToLookup(manifest => $"{manifest["kind"]}" == "Namespace");
        Assert.That(rendered[true].Select(manifest => $"{manifest["metadata"]!["name"]}"), Is.EqualTo(new[] { "todo" }));
        Assert.That(
            ManifestFields.Of(rendered[false]), Is.EqualTo(ManifestFields.Of(await Helm.TemplateAsync("--values", values))).AsCollection);
    }

    // Helm works there, and what it is handed is kept in a file.
    private static async Task<CompanionInTest> CloneAsync(TemporaryFolder user, string stack, string values)
    {
        var (helm, machine) = (await Helm.FindAsync(), new PlayedMachine());
        machine.On("helm template", async (call, cancellation) =>
        {
            await File.WriteAllTextAsync(values, call.Input, cancellation);
            return await helm.RunAsync(call, null, cancellation);
        });
        var companion = new CompanionInTest(user, "todo-clone", machine);
        ChartCopy.Write(user, "todo-clone");
        await File.AppendAllTextAsync(Path.Combine(companion.Folder, $"Pulumi.{stack}.yaml"), "  todo:delivery: chart\n");
        return companion;
    }
}
