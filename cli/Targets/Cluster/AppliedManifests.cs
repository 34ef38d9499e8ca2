using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>The manifests of a stack on their way into a cluster, each with the label of the stack.</summary>
internal sealed class AppliedManifests
{
    private static readonly string[] Apply =
        ["apply", "--server-side", "--field-manager=todo", "--force-conflicts", "--validate=strict", "--filename", "-"];

    private readonly Kubectl _kubectl;
    private readonly Kubectl _reading;
    private readonly ClusterConnection _connection;
    private readonly string _stack;
    private readonly HashSet<string> _wanted;

    /// <summary>The manifests of a plan.</summary>
    public AppliedManifests(Kubectl kubectl, ClusterConnection connection, Plan plan)
    {
        (_kubectl, _connection, _stack) = (kubectl, connection, plan.Stack);
        var manifests = plan.DirectManifests.Select(manifest => manifest.OwnedBy(plan.Stack)).ToArray();
        _wanted = manifests.Select(ClusterObject.Id).ToHashSet(StringComparer.Ordinal);
        _reading = kubectl.Reading(ClusterObject.ListOf(manifests));
    }

    /// <summary>The selector of the objects of a stack.</summary>
    public static string SelectorOf(string stack) => $"{Names.PartOfLabel}={Names.Application},{Names.StackLabel}={stack}";

    /// <summary>The objects of these names that the cluster has, whoever made them.</summary>
    public Task<ImmutableArray<JsonObject>> LiveAsync(CancellationToken cancellation) =>
        _reading.GetAsync(cancellation, "--filename", "-", "--ignore-not-found");

    /// <summary>What the stack has made before and does not have any more, in the order of the names.</summary>
    public async Task<ImmutableArray<JsonObject>> LeftOverAsync(CancellationToken cancellation)
    {
        var live = await StackObjects.ReadAsync(_kubectl, _stack, cancellation);
        return [.. live.Where(item => !_wanted.Contains(item.Id())).OrderBy(ClusterObject.Id, StringComparer.Ordinal)];
    }

    /// <summary>Stops when an object of these names belongs to somebody else, or the namespace is on its way out.</summary>
    /// <exception cref="UserError">That is so; nothing has been touched.</exception>
    public void RefuseOthers(IReadOnlyCollection<JsonObject> live)
    {
        if (live.Any(item => item.Kind() == "Namespace" && item["metadata"]!["deletionTimestamp"] is not null))
        {
            throw new UserError(ExitCodes.Failed, KubectlErrors.Ending(_connection));
        }

        var others = live.Where(item => item.Label(Names.StackLabel) is not { } owner || owner != _stack)
            // An empty namespace may have been made beforehand.
            .Where(item => item.Kind() != "Namespace" || item.Label(Names.StackLabel) is not null)
            .Select(item => item.Label(Names.StackLabel) is { } stack ? $"{item.Id()}, of stack {stack}" : item.Id())
            .ToList();
        if (others.Count > 0)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The namespace {_connection.Namespace} has objects that stack {_stack} did not make; nothing was touched:\n"
                    + $"  {string.Join("\n  ", others)}\n"
                    + "Choose another namespace (todo:namespace), delete them, or hand them over to this stack:\n"
                    + $"  {_kubectl.Typed($"label KIND/NAME {Names.StackLabel}={_stack} --overwrite")}");
        }
    }

    /// <summary>The objects as they would be, had they been applied; nothing is touched.</summary>
    /// <exception cref="UserError">The cluster would refuse one of them, or does not let this user ask.</exception>
    public Task<ImmutableArray<JsonObject>> TryAsync(CancellationToken cancellation) =>
        _reading.ObjectsAsync(cancellation, [.. Apply, "--dry-run=server"]);

    /// <summary>Applies them. What somebody else has changed in them is as the stack says again.</summary>
    /// <param name="live">The objects that were there before.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <returns>Those that it made or changed.</returns>
    /// <exception cref="UserError">The cluster refuses one of them, or goes away; the next call goes on from there.</exception>
    public async Task<ImmutableArray<string>> ApplyAsync(IEnumerable<JsonObject> live, CancellationToken cancellation)
    {
        var before = live.ToDictionary(ClusterObject.Id, ClusterObject.Desired, StringComparer.Ordinal);
        var after = await _reading.ObjectsAsync(cancellation, Apply);
        return
        [
            .. after.Where(item => !JsonNode.DeepEquals(before.GetValueOrDefault(item.Id()), item.Desired()))
                .Select(ClusterObject.Id)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Deletes what the stack does not have any more.</summary>
    /// <returns>What was deleted.</returns>
    public async Task<ImmutableArray<string>> PruneAsync(IEnumerable<JsonObject> leftOver, CancellationToken cancellation)
    {
        ImmutableArray<string> left = [.. leftOver.Select(ClusterObject.Id)];
        if (!left.IsEmpty)
        {
            await _kubectl.SucceedAsync(cancellation, ["delete", "--wait=false", "--ignore-not-found", .. left]);
        }

        return left;
    }
}
