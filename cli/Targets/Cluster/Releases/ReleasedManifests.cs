using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>What the charts of a stack render, as the cluster has it and as it would have it.</summary>
internal sealed class ReleasedManifests
{
    private readonly Kubectl? _reading;

    /// <summary>The manifests of a plan's releases.</summary>
    public ReleasedManifests(Kubectl kubectl, Plan plan)
    {
        JsonNode[] manifests = [.. plan.Releases.SelectMany(plan.RenderedBy).Select(manifest => manifest.DeepClone())];
        _reading = manifests.Length == 0 ? null : kubectl.Reading(ClusterObject.ListOf(manifests));
    }

    /// <summary>The objects of these names that the cluster has.</summary>
    public Task<ImmutableArray<JsonObject>> LiveAsync(CancellationToken cancellation) => _reading is null
        ? Task.FromResult(ImmutableArray<JsonObject>.Empty)
        : _reading.GetAsync(cancellation, "--filename", "-", "--ignore-not-found");

    /// <summary>The objects as they would be, had they been applied; nothing is touched.</summary>
    public Task<ImmutableArray<JsonObject>> TryAsync(CancellationToken cancellation) => _reading is null
        ? Task.FromResult(ImmutableArray<JsonObject>.Empty)
        : _reading.ObjectsAsync(
            cancellation, "apply", "--server-side", "--field-manager=helm", "--force-conflicts", "--dry-run=server", "--filename", "-");

    /// <summary>Whether somebody has changed one of them, or deleted it.</summary>
    /// <param name="live">The objects that the cluster has.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<bool> HaveDriftedAsync(IEnumerable<JsonObject> live, CancellationToken cancellation)
    {
        var before = live.ToDictionary(ClusterObject.Id, ClusterObject.Desired, StringComparer.Ordinal);
        return (await TryAsync(cancellation)).Any(item => !JsonNode.DeepEquals(before.GetValueOrDefault(item.Id()), item.Desired()));
    }
}
