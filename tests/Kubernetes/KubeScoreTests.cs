using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Tests.Infra;

namespace Todo.Tests.Kubernetes;

/// <summary>kube-score finds nothing critical in the stacks, but for what is listed here.</summary>
internal sealed class KubeScoreTests
{
    // The grade of a check that found something critical.
    private const int Critical = 1;

    // What it finds, where, and why that stays.
    private static readonly (string Check, string[] Objects, string Why)[] Accepted =
    [
        (
            "container-security-context-user-group-id",
            [
                "local Deployment/backend", "local Deployment/frontend", "local StatefulSet/database",
                "production Deployment/backend", "production Deployment/frontend",
            ],
            "It asks for ids above 10,000, so that no user of the node has the same one. The ids are those of the images, whose files "
            + "belong to them; a user of the node would meet nothing of theirs, as no folder of the node is mounted."),
        (
            "container-image-pull-policy",
            ["local Deployment/backend", "local Deployment/frontend", "local StatefulSet/database"],
            "Images of the local stack are in no registry that they could be pulled from. In production the policy is Always."),
        (
            "pod-probes-identical",
            ["local Deployment/frontend", "local StatefulSet/database", "production Deployment/frontend"],
            "nginx and PostgreSQL depend on nothing: who is alive is ready. Readiness is lost sooner than life, by interval and failures."),
        (
            "statefulset-has-servicename",
            ["local StatefulSet/database"],
            "It asks for a headless service, by which one pod of several is found. The database has one pod; a service with an address of "
            + "its own leads to the pod's successor at once, while names are remembered for some seconds."),
    ];

    [Test]
    public async Task It_finds_nothing_critical_but_what_is_accepted()
    {
        var found = await Task.WhenAll(Stacks.All.Select(FindingsAsync));
        Assert.That(
            found.SelectMany(each => each),
            Is.EquivalentTo(Accepted.SelectMany(accepted => accepted.Objects.Select(where => $"{where}: {accepted.Check}"))),
            "each accepted finding is found, and no other");
    }

    private static async Task<IEnumerable<string>> FindingsAsync(string stack)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write($"{stack}.yaml", ManifestYaml.Of((await Stacks.EvaluateAsync(stack)).Manifests));
        ImmutableArray<string> arguments = ["score", "--output-format", "json", "--kubernetes-version", "v1.34", file];
        var result = await new ProcessRunner().RunAsync(
            new ProcessCall(Path.Combine(await ClusterTools.FolderAsync(), "kube-score"), arguments), null, CancellationToken.None);
        return
            from scored in JsonNode.Parse(result.Output)!.AsArray()
            from check in scored!["checks"]!.AsArray()
            where check!["grade"]!.GetValue<int>() == Critical && !check["skipped"]!.GetValue<bool>()
            select $"{stack} {scored["type_meta"]!["kind"]}/{scored["object_meta"]!["name"]}: {check["check"]!["id"]}";
    }
}
