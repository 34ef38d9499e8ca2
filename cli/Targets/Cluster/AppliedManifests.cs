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
    private readonly ImmutableArray<JsonObject> _wanted;

    private AppliedManifests(
        Kubectl kubectl, ClusterConnection connection, string stack, ImmutableArray<JsonObject> wanted) =>
        (_kubectl, _connection, _stack, _wanted, _reading) =
            (kubectl, connection, stack, wanted, kubectl.Reading(ClusterObject.ListOf([.. wanted])));

    /// <summary>The objects of these names that the cluster has, whoever made them.</summary>
    public ImmutableArray<JsonObject> Live { get; private set; }

    /// <summary>What the stack has made before and does not have any more, in the order of the names.</summary>
    public ImmutableArray<JsonObject> LeftOver { get; private set; }

    /// <summary>Reads what the cluster has of a plan's manifests.</summary>
    /// <exception cref="UserError">The cluster does not answer, or does not let this user ask.</exception>
    public static async Task<AppliedManifests> ReadAsync(
        Kubectl kubectl, ClusterConnection connection, Plan plan, CancellationToken cancellation)
    {
        var manifests = new AppliedManifests(
            kubectl, connection, plan.Stack, [.. plan.DirectManifests.Select(manifest => manifest.OwnedBy(plan.Stack))]);
        var live = manifests._reading.GetAsync(cancellation, "--filename", "-", "--ignore-not-found");
        var own = StackObjects.ReadAsync(kubectl, plan.Stack, cancellation);
        var wanted = manifests._wanted.Select(ClusterObject.Id).ToHashSet(StringComparer.Ordinal);
        // The calls run side by side; the first in the program's order says what is wrong, whichever fails first.
        manifests.Live = await live;
        manifests.LeftOver = [.. (await own).Where(item => !wanted.Contains(item.Id())).OrderBy(ClusterObject.Id, StringComparer.Ordinal)];
        return manifests;
    }

    /// <summary>The selector of the objects of a stack.</summary>
    public static string SelectorOf(string stack) => $"{Names.PartOfLabel}={Names.Application},{Names.StackLabel}={stack}";

    /// <summary>Stops when an object of these names belongs to somebody else, or the namespace is on its way out.</summary>
    /// <exception cref="UserError">That is so; nothing has been touched.</exception>
    public void RefuseOthers()
    {
        if (Live.Any(item => item.Kind() == "Namespace" && item["metadata"]!["deletionTimestamp"] is not null))
        {
            throw new UserError(ExitCodes.Failed, KubectlErrors.Ending(_connection));
        }

        if (Live.FirstOrDefault(item => item.Label(Names.ManagedByLabel) == "Helm") is { } released)
        {
            var release = released.Text("metadata", "annotations", "meta.helm.sh/release-name");
            throw new UserError(
                ExitCodes.Failed,
                $"The namespace {_connection.Namespace} has the objects of the Helm release {release}, {released.Id()} for one; nothing "
                    + "was touched.\nIf an up with todo:delivery chart made them, take the stack down first; data stays: "
                    + $"./todo down --stack {_stack}\n"
                    + "If not, choose another namespace (todo:namespace), or uninstall it: helm uninstall "
                    + $"{release} --kube-context {_connection.Context} --namespace {_connection.Namespace}");
        }

        var others = Live.Where(item => item.Label(Names.StackLabel) is not { } owner || owner != _stack)
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
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <returns>Those that it made or changed.</returns>
    /// <exception cref="UserError">The cluster refuses one of them, or goes away; the next call goes on from there.</exception>
    public async Task<ImmutableArray<string>> ApplyAsync(CancellationToken cancellation)
    {
        await AutoscalerHandover.PrepareAsync(_kubectl, _wanted, Live, cancellation);
        var after = await _reading.ObjectsAsync(cancellation, Apply);
        return [.. ClusterObject.ChangedBetween(Live, after).Order(StringComparer.Ordinal)];
    }

    /// <summary>Deletes what the stack does not have any more.</summary>
    /// <returns>What was deleted.</returns>
    public async Task<ImmutableArray<string>> PruneAsync(CancellationToken cancellation)
    {
        ImmutableArray<string> left = [.. LeftOver.Select(ClusterObject.Id)];
        if (!left.IsEmpty)
        {
            await _kubectl.SucceedAsync(cancellation, ["delete", "--wait=false", "--ignore-not-found", .. left]);
        }

        return left;
    }
}
