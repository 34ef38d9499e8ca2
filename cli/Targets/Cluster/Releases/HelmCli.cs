using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>The calls of <c>helm</c> about one release.</summary>
/// <param name="processes">Runs <c>helm</c>.</param>
/// <param name="connection">The cluster.</param>
/// <param name="release">The release.</param>
internal sealed class HelmCli(IProcessRunner processes, ClusterConnection connection, ReleaseName release)
{
    private const int KeptRevisions = 10;

    /// <summary>All revisions; none when there is no such release.</summary>
    /// <exception cref="Errors.UserError">The cluster does not answer, or helm is missing.</exception>
    public async Task<ImmutableArray<ReleaseRevision>> HistoryAsync(CancellationToken cancellation)
    {
        var result = await RunAsync("", cancellation, "history", release.Name, "--output", "json");
        return result.Succeeded ? [.. JsonNode.Parse(result.Output)!.AsArray().Select(RevisionOf!)]
            : result.Text.Contains("release: not found", StringComparison.Ordinal) ? []
            : throw HelmErrors.Explain(result, connection, release);
    }

    /// <summary>The values that a revision was given.</summary>
    public async Task<JsonNode?> ValuesOfAsync(int revision, CancellationToken cancellation) => JsonNode.Parse(
        await SucceedAsync("", cancellation, "get", "values", release.Name, "--revision", Text(revision), "--output", "json"));

    /// <summary>Installs the release, or brings it to what the stack wants.</summary>
    /// <remarks>It does not wait for the application's pods: whoever watches them says why one is not ready.</remarks>
    /// <param name="wanted">What the stack wants of it.</param>
    /// <param name="repository">The folder of the repository.</param>
    /// <param name="stack">The stack, by whose label the release is known as the stack's.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    public Task UpgradeAsync(PlannedRelease wanted, string repository, string stack, CancellationToken cancellation) => SucceedAsync(
        wanted.Values.ToJsonString(),
        cancellation,
        [
            "upgrade", "--install", release.Name, .. wanted.ChartArguments(repository), "--values", "-",
            "--labels", $"{Names.StackLabel}={stack}", "--history-max", Text(KeptRevisions),
            .. wanted.CreatesNamespace ? ["--create-namespace"] : Array.Empty<string>(),
            // What is somebody else's is waited for here: its pods are no services of the stack.
            .. wanted.IsFolder ? Array.Empty<string>() : ["--wait", "--timeout", $"{Text((int)wanted.Timeout.TotalSeconds)}s"],
        ]);

    /// <summary>Goes back to a revision.</summary>
    public Task RollBackAsync(int revision, CancellationToken cancellation) =>
        SucceedAsync("", cancellation, "rollback", release.Name, Text(revision), "--history-max", Text(KeptRevisions));

    /// <summary>Takes the release away, and waits until its objects are gone.</summary>
    public Task UninstallAsync(CancellationToken cancellation) => SucceedAsync(
        "",
        cancellation,
        ["uninstall", release.Name, "--ignore-not-found", "--wait", "--cascade", "foreground", "--timeout", PodTermination.Timeout]);

    private static ReleaseRevision RevisionOf(JsonNode revision) => new(
        revision["revision"]!.GetValue<int>(),
        revision["status"]!.GetValue<string>(),
        revision["chart"]!.GetValue<string>());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<string> SucceedAsync(string input, CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(input, cancellation, arguments);
        return result.Succeeded ? result.Output : throw HelmErrors.Explain(result, connection, release);
    }

    private Task<ProcessResult> RunAsync(string input, CancellationToken cancellation, params string[] arguments) => processes.RunAsync(
        new ProcessCall("helm", ["--kube-context", connection.Context, "--namespace", release.Namespace, .. arguments]) { Input = input },
        null,
        cancellation);
}
