using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about pods as a whole, beyond the Pod Security Standards: no token, and a graceful end.</summary>
internal static class PodPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        OfPods(
            "service-account",
            "has a service account of its own and no token of it",
            $"Whoever breaks into the pod would speak to the API server in its name{Sources.Hardening}.",
            "Write the account in serviceAccountName, and automountServiceAccountToken: false, in the pod's spec.",
            pod => Text(pod, "serviceAccountName") is not ("" or "default") && Text(pod, "automountServiceAccountToken") == "false"),
        // A job's pod as well: it may have to finish what it was writing.
        OfPods(
            "grace-period",
            $"has a grace period of at least {GracefulShutdown.MinimumGracePeriodSeconds} s",
            "What it was answering or writing would be cut off by each update.",
            $"Write terminationGracePeriodSeconds: {GracefulShutdown.MinimumGracePeriodSeconds} or more in the pod's spec.",
            pod => Number(pod, "terminationGracePeriodSeconds") >= GracefulShutdown.MinimumGracePeriodSeconds),
        // Not a job's pod: nobody sends it requests that would have to be drained.
        new(
            "drain",
            $"leaves at least {GracefulShutdown.MinimumDrainSeconds} s after the preStop sleep",
            "Requests still arrive while the cluster forgets an ending pod, and then need time to be answered.",
            "Write lifecycle.preStop.sleep.seconds of at least 1 in every container, "
            + $"and a terminationGracePeriodSeconds that is at least {GracefulShutdown.MinimumDrainSeconds} more.",
            Pods.AreKeptBy,
            manifest => LeavesTimeToDrain(Pods.SpecOf(manifest))),
    ];

    private static Policy OfPods(string id, string sentence, string why, string mend, Func<JsonNode?, bool> isKept) =>
        new(id, sentence, why, mend, Pods.AreMadeBy, manifest => isKept(Pods.SpecOf(manifest)));

    private static bool LeavesTimeToDrain(JsonNode? pod) => Items(pod, "containers").All(container =>
        Number(container, "lifecycle", "preStop", "sleep", "seconds") is > 0 and var sleep
        && Number(pod, "terminationGracePeriodSeconds") - sleep >= GracefulShutdown.MinimumDrainSeconds);
}
