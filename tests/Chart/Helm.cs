using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;

namespace Todo.Tests.Chart;

/// <summary>The real <c>helm</c>, working on the chart without a cluster.</summary>
internal static class Helm
{
    /// <summary>What a stack of the repository's own settings gives the chart.</summary>
    internal static readonly ImmutableDictionary<string, string[]> OptionsOf = ImmutableDictionary.CreateRange([
        KeyValuePair.Create<string, string[]>("local", ["--values", "chart/values-local.yaml"]),
        KeyValuePair.Create<string, string[]>(
            "production",
            [
                "--values", "chart/values-production.yaml", "--set", "images.registry=registry.example.com/todo",
                "--set", "host=todo.example.com", "--set", "databaseUrl=postgresql://user:password@db.example.com/todo",
            ]),
    ]);

    // Offline, helm takes the cluster to be of the version that it was built for, which need not be recent.
    private static readonly string[] Release = ["todo", "chart", "--namespace", "todo", "--kube-version", "1.34.0"];

    /// <summary>The manifests that the chart renders, the tests of the chart left out.</summary>
    internal static async Task<ImmutableArray<JsonObject>> TemplateAsync(params string[] options) =>
        ManifestYaml.Read(await SucceedAsync("template", [.. Release, "--skip-tests", .. options]));

    /// <summary>What helm says of values that it does not take.</summary>
    internal static async Task<string> RefusalAsync(params string[] options)
    {
        var result = await RunAsync("helm", "template", [.. Release, .. options]);
        Assert.That(result.Succeeded, Is.False, result.Text);
        return result.Text;
    }

    /// <summary>Runs a command of helm that is to succeed.</summary>
    internal static async Task<string> SucceedAsync(string command, params string[] options)
    {
        var result = await RunAsync("helm", command, options);
        Assert.That(result.Succeeded, result.Text);
        return result.Output;
    }

    /// <summary>Runs a command of helm; the test is left out where the project's own is not to be had.</summary>
    /// <param name="program">Which helm: <c>helm</c>, or <c>helm4</c> where both are there.</param>
    /// <param name="command">The command.</param>
    /// <param name="options">Its options.</param>
    internal static async Task<ProcessResult> RunAsync(string program, string command, params string[] options) =>
        await (await FindAsync()).RunAsync(new ProcessCall(program, [command, .. options]), null, CancellationToken.None);

    /// <summary>Runs the project's own helms, which find nothing of the user's; left out where they are not to be had.</summary>
    internal static async Task<IProcessRunner> FindAsync() => new Tools(await ClusterTools.FolderAsync());

    private sealed class Tools(string folder) : IProcessRunner
    {
        public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            using var home = new TemporaryFolder();
            var found = call with
            {
                Program = Path.Combine(folder, call.Program),
                Folder = Repository.Root,
                Variables = ImmutableDictionary.CreateRange<string, string?>(
                    [new("HOME", home.Path), new("DOCKER_CONFIG", home.Path), new("KUBECONFIG", null)]),
            };
            return await new ProcessRunner().RunAsync(found, onLine, cancellation);
        }
    }
}
