using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>The state of one Deployment or StatefulSet, told from what the cluster says.</summary>
internal sealed class WorkloadState
{
    private readonly ClusterSnapshot _snapshot;
    private readonly ClusterConnection _connection;
    private readonly JsonObject _workload;
    private readonly ImmutableArray<JsonObject> _current;
    private readonly ImmutableArray<JsonObject> _earlier;

    private WorkloadState(ClusterSnapshot snapshot, JsonObject workload, ClusterConnection connection)
    {
        _snapshot = snapshot;
        _workload = workload;
        _connection = connection;
        var pods = PodsOf(workload).Where(pod => pod["metadata"]!["deletionTimestamp"] is null).ToLookup(IsCurrent);
        (_current, _earlier) = ([.. pods[true]], [.. pods[false]]);
    }

    private long Wanted => _workload["spec"]!["replicas"]?.GetValue<long>() ?? 1;

    private bool IsReady => _workload["status"].Number("observedGeneration") >= _workload["metadata"].Number("generation")
        && Count("updatedReplicas") == Wanted
        && Count(_workload.Kind() == "Deployment" ? "availableReplicas" : "readyReplicas") == Wanted
        && Count("replicas") == Wanted;

    /// <summary>The states of all workloads of a snapshot, by their names.</summary>
    public static ImmutableArray<ServiceState> AllOf(ClusterSnapshot snapshot, ClusterConnection connection) =>
    [
        .. snapshot.Of("StatefulSet").Concat(snapshot.Of("Deployment"))
            .Select(workload => new WorkloadState(snapshot, workload, connection).Read()),
    ];

    private ServiceState Read()
    {
        var pod = _current.OrderByDescending(Started).FirstOrDefault();
        var statuses = _current.SelectMany(each => each["status"].List("containerStatuses")).ToList();
        return new ServiceState(_workload.Name(), IsReady, IsReady ? "ready" : Detail(pod))
        {
            State = IsReady ? "running" : Wanted == 0 ? "scaled to none" : "starting",
            // The pods that run, so that one that was replaced counts as started.
            Instance = pod is null ? null : string.Join(' ', _current.Select(each => each.Name()).Order(StringComparer.Ordinal)),
            Runs = statuses.Any(status => status["state"]?["running"] is not null),
            StartedAt = pod is null ? null : Started(pod),
            Restarts = (int)statuses.Sum(status => status.Number("restartCount")),
            Image = pod is null ? null : pod["spec"].List("containers").First().Text("image"),
            Setback = IsReady ? null : Setback(),
        };
    }

    // A setback of any pod, or of what was to make those that are missing, as a refusal is told for an hour after it; with what goes on
    // meanwhile.
    private Setback? Setback()
    {
        var found = _current.Select(pod => PodSetback.Of(pod, _snapshot, _connection)).FirstOrDefault(setback => setback is not null)
            ?? (_current.Length < Wanted ? MakerSetback.Of(_workload, _snapshot, _connection) ?? Blocked() : null);
        var serving = _earlier.Count(PodSetback.IsReady);
        return found is null || serving == 0
            ? found
            : found with { Event = $"{found.Event.TrimEnd('.')}. Meanwhile {Pods(serving)} serving." };
    }

    // Of a StatefulSet: it replaces a pod only when that is ready, also one that never is.
    private Setback? Blocked() => _workload.Kind() == "StatefulSet" && _earlier.FirstOrDefault(pod => !PodSetback.IsReady(pod)) is { } pod
        ? new Setback(
            $"its pod {pod.Name()} of an earlier try is not ready, and is not replaced before it is.",
            $"Delete it: kubectl --context {_connection.Context} --namespace {_connection.Namespace} delete pod {pod.Name()}",
            IsFinal: false)
        : null;

    private string Detail(JsonObject? pod) => Setback() is { } setback ? setback.Event
        : pod is null ? "no pod has been made yet"
        : string.Create(CultureInfo.InvariantCulture, $"{_current.Length} of {Wanted} started, {_current.Count(PodSetback.IsReady)} ready");

    private IEnumerable<JsonObject> PodsOf(JsonObject owner) => owner.Kind() == "Deployment"
        ? _snapshot.OwnedBy(owner, "ReplicaSet").SelectMany(set => _snapshot.OwnedBy(set, "Pod"))
        : _snapshot.OwnedBy(owner, "Pod");

    // A pod of the newest template. A Deployment numbers its replica sets; a StatefulSet names the revision.
    private bool IsCurrent(JsonObject pod)
    {
        if (_workload.Kind() == "StatefulSet")
        {
            return pod.Label("controller-revision-hash") == _workload["status"].Text("updateRevision");
        }

        var newest = _snapshot.OwnedBy(_workload, "ReplicaSet").MaxBy(Revision);
        return newest is not null && pod["metadata"].List("ownerReferences").Any(owner => owner.Text("name") == newest.Name());
    }

    private static long Revision(JsonObject set) => long.Parse(
        set["metadata"].Text("annotations", "deployment.kubernetes.io/revision") ?? "0", CultureInfo.InvariantCulture);

    private static DateTimeOffset Started(JsonObject pod) =>
        DateTimeOffset.Parse(pod["metadata"].Text("creationTimestamp")!, CultureInfo.InvariantCulture);

    private static string Pods(int count) => count == 1 ? "the pod of before goes on" : $"{count} pods of before go on";

    private long Count(string field) => _workload["status"].Number(field);
}
