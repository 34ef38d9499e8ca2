using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Todo.Cli.Evaluation;
using Todo.Tests.Cli;

namespace Todo.Tests.Infra;

/// <summary>Runs components against strict mocks and gives what they would apply.</summary>
internal static class Manifests
{
    /// <summary>The manifests of what is created, as YAML.</summary>
    internal static async Task<string> YamlOfAsync(Action create)
    {
        using var folder = new TemporaryFolder();
        var mocks = new RecordingMocks(new GeneratedSecrets(folder.State));
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "todo", StackName = "test", RootDirectory = Repository.Root, IsPreview = false }, create);
        return ManifestYaml.Of(mocks.Recorded.Where(manifest => manifest.ContainsKey("kind")));
    }

    /// <summary>What a component that is no Kubernetes kind hands to its resources, as YAML.</summary>
    internal static async Task<JsonObject> InputsOfAsync(string type, string name, string root, Action create)
    {
        using var folder = new TemporaryFolder();
        var mocks = new RecordingMocks(new GeneratedSecrets(folder.State));
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "todo", StackName = "test", RootDirectory = root, IsPreview = false }, create);
        return mocks.InputsOf(type, name);
    }
}
