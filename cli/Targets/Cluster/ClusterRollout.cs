using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>A stack that is ready to be applied to a cluster.</summary>
internal sealed class ClusterRollout(
    Kubectl kubectl,
    ClusterConnection connection,
    AppliedManifests manifests,
    ReleasedManifests released,
    StackReleases releases,
    Func<string> repository,
    Plan plan,
    HttpMessageInvoker http) : IRollout
{
    private const int DefaultDeadlineSeconds = 120;

    private readonly ClusterStates _states = new(kubectl, connection);
    private ImmutableArray<string> _applied = [];
    private ImmutableArray<string> _released = [];
    private ImmutableArray<string> _pruned = [];

    /// <inheritdoc />
    public TimeSpan Deadline => TimeSpan.FromSeconds(plan.Manifests
        .Select(manifest => (double)manifest["spec"].Number("progressDeadlineSeconds"))
        .Append(DefaultDeadlineSeconds)
        .Max());

    /// <inheritdoc />
    public ImmutableArray<string> Remarks => [];

    /// <inheritdoc />
    public ImmutableArray<string> Changes =>
    [
        .. _applied.IsEmpty ? Array.Empty<string>() : [$"Made or changed: {string.Join(", ", _applied)}"],
        .. _released,
        .. _pruned.IsEmpty ? Array.Empty<string>() : [$"Deleted, as the stack does not have it any more: {string.Join(", ", _pruned)}"],
    ];

    /// <inheritdoc />
    public ImmutableArray<string> Addresses { get; private set; } = [];

    /// <inheritdoc />
    public Task<ImmutableArray<ServiceState>> StatesAsync(CancellationToken cancellation) => _states.ReadAsync(cancellation);

    /// <inheritdoc />
    public async Task StartAsync(Explanation explanation, CancellationToken cancellation)
    {
        _applied = await manifests.ApplyAsync(cancellation);
        _released = await releases.BringAsync(repository(), released.HaveDriftedAsync, cancellation);
        await BlockingPods.DeleteAsync(kubectl, [.. manifests.Live, .. released.Live], cancellation);
        _pruned = [.. await manifests.PruneAsync(cancellation), .. await releases.PruneAsync(cancellation)];
        await RestartClientsAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task FinishAsync(CancellationToken cancellation) =>
        Addresses = [await new ClusterAddress(kubectl, connection, plan, http).FindAsync(cancellation)];

    // A client may have resolved the name of a service once, at its start (nginx does), and a Service that was deleted and is made again
    // has another address. So the pods that ran before it are replaced.
    private async Task RestartClientsAsync(CancellationToken cancellation)
    {
        ImmutableArray<JsonObject> live = [.. manifests.Live, .. released.Live];
        var before = live.Select(ClusterObject.Id).ToHashSet(StringComparer.Ordinal);
        var made = plan.Manifests
            .Where(manifest => manifest.Kind() == "Service" && !before.Contains(manifest.Id()))
            .Select(service => Names.ClientLabelOf(service.Name()))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var client in live.Where(item => item.Kind() == "Deployment" && IsClientOf(item, made)))
        {
            await kubectl.SucceedAsync(cancellation, "rollout", "restart", client.Id());
        }
    }

    private static bool IsClientOf(JsonObject workload, HashSet<string> labels) =>
        workload["spec"]!["template"]!["metadata"]!["labels"] is JsonObject own && own.Any(label => labels.Contains(label.Key));
}
