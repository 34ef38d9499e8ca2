using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>The manifests of a stack on their way into a cluster, each with the label of the stack.</summary>
internal sealed class AppliedManifests(Kubectl kubectl, ClusterConnection connection, StateDirectory state, Plan plan)
{
    private const string FieldManager = "--field-manager=todo";

    private readonly ImmutableArray<JsonObject> _manifests = [.. plan.Manifests.Select(manifest => manifest.OwnedBy(plan.Stack))];

    /// <summary>The selector of the objects of a stack.</summary>
    public static string SelectorOf(string stack) => $"{Names.PartOfLabel}={Names.Application},{Names.StackLabel}={stack}";

    /// <summary>The objects of these names that the cluster has, whoever made them.</summary>
    public Task<ImmutableArray<JsonObject>> LiveAsync(CancellationToken cancellation) => WithFileAsync(
        file => kubectl.GetAsync(cancellation, "--filename", file, "--ignore-not-found"));

    /// <summary>Stops when an object of these names belongs to somebody else, or the namespace is on its way out.</summary>
    /// <exception cref="UserError">That is so; nothing has been touched.</exception>
    public void RefuseOthers(IReadOnlyCollection<JsonObject> live)
    {
        if (live.Any(item => item.Kind() == "Namespace" && item["metadata"]!["deletionTimestamp"] is not null))
        {
            throw new UserError(ExitCodes.Failed, KubectlErrors.Ending(connection));
        }

        var others = live.Where(item => item.Label(Names.StackLabel) is not { } owner || owner != plan.Stack)
            // An empty namespace may have been made beforehand.
            .Where(item => item.Kind() != "Namespace" || item.Label(Names.StackLabel) is not null)
            .Select(item => item.Label(Names.StackLabel) is { } stack ? $"{item.Id()}, of stack {stack}" : item.Id())
            .ToList();
        if (others.Count > 0)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The namespace {connection.Namespace} has objects that stack {plan.Stack} did not make; nothing was touched:\n"
                    + $"  {string.Join("\n  ", others)}\n"
                    + "Choose another namespace (todo:namespace), delete them, or hand them over to this stack:\n"
                    + $"  {kubectl.Typed($"label KIND/NAME {Names.StackLabel}={plan.Stack} --overwrite")}");
        }
    }

    /// <summary>Applies them. What somebody else has changed in them is as the stack says again.</summary>
    /// <param name="live">The objects that were there before.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <returns>Those that it made or changed.</returns>
    /// <exception cref="UserError">The cluster refuses one of them, or goes away; the next call goes on from there.</exception>
    public async Task<ImmutableArray<string>> ApplyAsync(IEnumerable<JsonObject> live, CancellationToken cancellation)
    {
        var before = live.ToDictionary(ClusterObject.Id, ClusterObject.Desired, StringComparer.Ordinal);
        var after = await WithFileAsync(file => kubectl.ObjectsAsync(
            cancellation, "apply", "--server-side", FieldManager, "--force-conflicts", "--validate=strict", "--filename", file));
        return
        [
            .. after.Where(item => !JsonNode.DeepEquals(before.GetValueOrDefault(item.Id()), item.Desired()))
                .Select(ClusterObject.Id)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Deletes what the stack has made before and does not have any more.</summary>
    /// <returns>What was deleted.</returns>
    public async Task<ImmutableArray<string>> PruneAsync(CancellationToken cancellation)
    {
        var wanted = _manifests.Select(ClusterObject.Id).ToHashSet(StringComparer.Ordinal);
        var live = await StackObjects.ReadAsync(kubectl, plan.Stack, cancellation);
        ImmutableArray<string> left = [.. live.Select(ClusterObject.Id).Where(id => !wanted.Contains(id)).Order(StringComparer.Ordinal)];
        if (!left.IsEmpty)
        {
            await kubectl.SucceedAsync(cancellation, ["delete", "--wait=false", .. left]);
        }

        return left;
    }

    // Secrets are among them, so the file is its owner's alone, and goes at once.
    private async Task<T> WithFileAsync<T>(Func<string, Task<T>> use)
    {
        var items = new JsonArray([.. _manifests.Select(manifest => manifest.DeepClone())]);
        state.Write(state.Manifests, new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = items }.ToJsonString());
        try
        {
            return await use(state.Manifests);
        }
        finally
        {
            File.Delete(state.Manifests);
        }
    }
}
