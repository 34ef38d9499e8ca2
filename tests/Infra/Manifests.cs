using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Infra;

/// <summary>Runs components against strict mocks and gives what they would apply.</summary>
internal static class Manifests
{
    /// <summary>The manifests of what is created, as YAML.</summary>
    internal static async Task<string> YamlOfAsync(Action create) =>
        ManifestYaml.Of((await RunAsync(Repository.Root, create)).Recorded.Where(manifest => manifest.ContainsKey("kind")));

    /// <summary>What a resource that is no Kubernetes kind is given.</summary>
    internal static async Task<JsonObject> InputsOfAsync(string root, string type, string name, Action create) =>
        (await RunAsync(root, create)).InputsOf(type, name);

    private static async Task<RecordingMocks> RunAsync(string root, Action create)
    {
        using var folder = new TemporaryFolder();
        var mocks = new RecordingMocks(Stacks.FixedSecrets(folder));
        var options = new TestOptions { ProjectName = "todo", StackName = "test", RootDirectory = root, IsPreview = false };
        await Deployment.TestAsync(mocks, options, create);
        return mocks;
    }
}
