using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>What the charts of a stack render, as the cluster has it and as it would have it.</summary>
internal sealed class ReleasedManifests
{
    private readonly Kubectl? _reading;

    private ReleasedManifests(Kubectl? reading, ImmutableArray<JsonObject> live) => (_reading, Live) = (reading, live);

    /// <summary>The objects of these names that the cluster has.</summary>
    public ImmutableArray<JsonObject> Live { get; }

    /// <summary>Reads what the cluster has of what a plan's charts render.</summary>
    /// <exception cref="Errors.UserError">The cluster does not answer, or does not let this user ask.</exception>
    public static async Task<ReleasedManifests> ReadAsync(Kubectl kubectl, Plan plan, CancellationToken cancellation)
    {
        JsonNode[] manifests = [.. plan.Releases.SelectMany(plan.RenderedBy).Select(manifest => manifest.DeepClone())];
        if (manifests.Length == 0)
        {
            return new ReleasedManifests(null, []);
        }

        var reading = kubectl.Reading(ClusterObject.ListOf(manifests));
        return new ReleasedManifests(reading, await reading.GetAsync(cancellation, "--filename", "-", "--ignore-not-found"));
    }

    /// <summary>The objects as they would be, had they been applied; nothing is touched.</summary>
    public Task<ImmutableArray<JsonObject>> TryAsync(CancellationToken cancellation) => _reading is null
        ? Task.FromResult(ImmutableArray<JsonObject>.Empty)
        : _reading.ObjectsAsync(
            cancellation, "apply", "--server-side", "--field-manager=helm", "--force-conflicts", "--dry-run=server", "--filename", "-");

    /// <summary>Whether somebody has changed one of them, or deleted it.</summary>
    public async Task<bool> HaveDriftedAsync(CancellationToken cancellation) =>
        ClusterObject.ChangedBetween(Live, await TryAsync(cancellation)).Any();
}
