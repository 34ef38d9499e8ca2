using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about pods as a whole: hardened, and with a graceful end.</summary>
internal static class PodPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        OfPods(
            "runs as a user other than root",
            "Write runAsNonRoot: true and a runAsUser above 0 in the pod's securityContext.",
            pod => Text(pod, "securityContext", "runAsNonRoot") == "true" && Number(pod, "securityContext", "runAsUser") > 0),
        OfPods(
            "uses the runtime's seccomp profile",
            "Write seccompProfile.type: RuntimeDefault in the pod's securityContext.",
            pod => Text(pod, "securityContext", "seccompProfile", "type") == "RuntimeDefault"),
        OfPods(
            "has a service account of its own and no token of it",
            "Write the account in serviceAccountName, and automountServiceAccountToken: false, in the pod's spec.",
            pod => Text(pod, "serviceAccountName") is not ("" or "default") && Text(pod, "automountServiceAccountToken") == "false"),
        // A job's pod as well: it may have to finish what it was writing.
        OfPods(
            $"has a grace period of at least {GracefulShutdown.MinimumGracePeriodSeconds} s",
            $"Write terminationGracePeriodSeconds: {GracefulShutdown.MinimumGracePeriodSeconds} or more in the pod's spec.",
            pod => Number(pod, "terminationGracePeriodSeconds") >= GracefulShutdown.MinimumGracePeriodSeconds),
        // Not a job's pod: nobody sends it requests that would have to be drained.
        new(
            $"leaves at least {GracefulShutdown.MinimumDrainSeconds} s after the preStop sleep",
            "Write lifecycle.preStop.sleep.seconds of at least 1 in every container, "
            + $"and a terminationGracePeriodSeconds that is at least {GracefulShutdown.MinimumDrainSeconds} more.",
            Pods.AreKeptBy,
            manifest => LeavesTimeToDrain(Pods.SpecOf(manifest))),
        OfPods(
            "shares nothing with its node",
            "Remove hostNetwork, hostPID, hostIPC and every volume with a hostPath from the pod's spec.",
            SharesNothing),
    ];

    private static Policy OfPods(string rule, string mend, Func<JsonNode?, bool> isKept) =>
        new(rule, mend, Pods.AreMadeBy, manifest => isKept(Pods.SpecOf(manifest)));

    private static bool LeavesTimeToDrain(JsonNode? pod) => Items(pod, "containers").All(container =>
        Number(container, "lifecycle", "preStop", "sleep", "seconds") is > 0 and var sleep
        && Number(pod, "terminationGracePeriodSeconds") - sleep >= GracefulShutdown.MinimumDrainSeconds);

    private static bool SharesNothing(JsonNode? pod) =>
        At(pod, "hostNetwork") is null
        && At(pod, "hostPID") is null
        && At(pod, "hostIPC") is null
        && Items(pod, "volumes").All(volume => At(volume, "hostPath") is null);
}
