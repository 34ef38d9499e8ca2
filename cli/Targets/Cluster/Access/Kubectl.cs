using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>The calls of <c>kubectl</c> that the companion needs, all to one context.</summary>
internal sealed class Kubectl(IProcessRunner processes, ClusterConnection connection)
{
    private const string Program = "kubectl";

    // A server that does not answer by then will not; kubectl itself would wait for minutes.
    private const string Patience = "--request-timeout=20s";

    // What kubectl says of a kind that the cluster does not have, and of one that this user may not see.
    private static readonly string[] UnknownToUser = ["doesn't have a resource type", "(Forbidden)"];

    private string Input { get; init; } = "";

    /// <summary>The same, with a text that its calls read from standard input, so that secrets are neither typed nor in a file.</summary>
    public Kubectl Reading(string input) => new(processes, connection) { Input = input };

    /// <summary>A call as it is typed, for messages.</summary>
    public string Typed(string arguments) => $"{Program} --context {connection.Context} --namespace {connection.Namespace} {arguments}";

    /// <summary>The objects that a query gives.</summary>
    /// <exception cref="UserError">The cluster does not answer, or does not let this user ask.</exception>
    public Task<ImmutableArray<JsonObject>> GetAsync(CancellationToken cancellation, params string[] query) =>
        ObjectsAsync(cancellation, ["get", .. query]);

    /// <summary>
    /// The objects that a query gives; <see langword="null"/> where the cluster does not have their kind, or does not let this user see
    /// them.
    /// </summary>
    /// <exception cref="UserError">The cluster does not answer.</exception>
    public async Task<ImmutableArray<JsonObject>?> GetIfKnownAsync(CancellationToken cancellation, params string[] query)
    {
        var result = await RunAsync(cancellation, ["get", .. query, "--output", "json"]);
        return result.Succeeded ? ObjectsOf(JsonNode.Parse(result.Output)!.AsObject())
            : UnknownToUser.Any(part => result.Text.Contains(part, StringComparison.Ordinal)) ? null
            : throw KubectlErrors.Explain(result, connection);
    }

    /// <summary>The objects that a call prints.</summary>
    /// <exception cref="UserError">It failed.</exception>
    public async Task<ImmutableArray<JsonObject>> ObjectsAsync(CancellationToken cancellation, params string[] arguments)
    {
        var output = await SucceedAsync(cancellation, [.. arguments, "--output", "json"]);
        // With --ignore-not-found and nothing found, nothing is printed.
        return string.IsNullOrWhiteSpace(output) ? [] : ObjectsOf(JsonNode.Parse(output)!.AsObject());
    }

    /// <summary>Runs a call that is to succeed, and gives its output.</summary>
    /// <exception cref="UserError">It failed.</exception>
    public async Task<string> SucceedAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(cancellation, arguments);
        return result.Succeeded ? result.Output : throw KubectlErrors.Explain(result, connection);
    }

    /// <summary>Runs a call to its end, whatever that is.</summary>
    public Task<ProcessResult> RunAsync(CancellationToken cancellation, params string[] arguments) => processes.RunAsync(
        new ProcessCall(
            Program, ["--context", connection.Context, "--namespace", connection.Namespace, Patience, .. arguments])
        { Input = Input },
        null,
        cancellation);

    private static ImmutableArray<JsonObject> ObjectsOf(JsonObject answer) => answer["items"] is JsonArray items
        ? [.. items.Select(item => item!.AsObject())]
        : [answer];
}
