using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Diagnosis;

namespace Todo.Cli.Targets.Cluster;

/// <summary>
/// Pods of an earlier try that keep a StatefulSet from its update: it waits until such a pod is ready before it replaces it, also when
/// that never comes (Kubernetes: "StatefulSets", forced rollback).
/// </summary>
internal static class BlockingPods
{
    private const int MostReads = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Deletes those of the sets that were not ready before the update.</summary>
    /// <param name="kubectl">The cluster, after the update.</param>
    /// <param name="before">The objects before it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.UserError">The cluster does not let this user, or does not answer.</exception>
    public static async Task DeleteAsync(Kubectl kubectl, IEnumerable<JsonObject> before, CancellationToken cancellation)
    {
        foreach (var set in before.Where(item => item.Kind() == "StatefulSet" && !HasAllPods(item)))
        {
            var revision = (await SeenAsync(kubectl, set, cancellation))["status"].Text("updateRevision");
            var pods = await kubectl.GetAsync(cancellation, "pods");
            string[] blocking =
            [
                .. pods.Where(pod => pod.IsOwnedBy(set) && !PodSetback.IsReady(pod) && pod.Label("controller-revision-hash") != revision)
                    .Select(ClusterObject.Id),
            ];
            if (blocking.Length > 0)
            {
                await kubectl.SucceedAsync(cancellation, ["delete", "--wait=false", "--ignore-not-found", .. blocking]);
            }
        }
    }

    private static bool HasAllPods(JsonObject set) => set["status"].Number("readyReplicas") >= set["spec"].Number("replicas");

    // The set, once its controller has seen the update; it tells the revision then.
    private static async Task<JsonObject> SeenAsync(Kubectl kubectl, JsonObject set, CancellationToken cancellation)
    {
        for (var read = 1; ; read++)
        {
            var now = (await kubectl.GetAsync(cancellation, set.Id())).Single();
            if (read == MostReads || now["status"].Number("observedGeneration") >= now["metadata"].Number("generation"))
            {
                return now;
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
