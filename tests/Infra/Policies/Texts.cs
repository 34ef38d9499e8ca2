namespace Todo.Tests.Infra.Policies;

/// <summary>What a violation of each rule says, after the name of the manifest.</summary>
internal static class Texts
{
    internal const string Name =
        "breaks the rule: is named explicitly, by a DNS label of at most 63 characters. "
        + "Write metadata.name with lower-case letters, digits and hyphens, and no hyphen at either end.";

    internal const string InNamespace =
        "breaks the rule: is in a namespace. "
        + "Write the namespace's name in metadata.namespace.";

    internal const string PartOf =
        "breaks the rule: is labelled as a part of the application (app.kubernetes.io/part-of). "
        + "Write app.kubernetes.io/part-of: todo in metadata.labels.";

    internal const string Root =
        "breaks the rule: runs as a user other than root. "
        + "Write runAsNonRoot: true and a runAsUser above 0 in the pod's securityContext.";

    internal const string Seccomp =
        "breaks the rule: uses the runtime's seccomp profile. "
        + "Write seccompProfile.type: RuntimeDefault in the pod's securityContext.";

    internal const string Account =
        "breaks the rule: has a service account of its own and no token of it. "
        + "Write the account in serviceAccountName, and automountServiceAccountToken: false, in the pod's spec.";

    internal const string Grace =
        "breaks the rule: has a grace period of at least 30 s. "
        + "Write terminationGracePeriodSeconds: 30 or more in the pod's spec.";

    internal const string Drain =
        "breaks the rule: leaves at least 10 s after the preStop sleep. "
        + "Write lifecycle.preStop.sleep.seconds of at least 1 in every container, and a terminationGracePeriodSeconds that is at "
        + "least 10 more.";

    internal const string Node =
        "breaks the rule: shares nothing with its node. "
        + "Remove hostNetwork, hostPID, hostIPC and every volume with a hostPath from the pod's spec.";

    internal const string TakesBack =
        "breaks the rule: takes back nothing of what its pod is denied. "
        + "Remove runAsUser: 0, runAsNonRoot: false, privileged and any other seccompProfile from the container's "
        + "securityContext, and hostPort from its ports.";

    internal const string ReadOnly =
        "breaks the rule: has a read-only root filesystem. "
        + "Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes.";

    internal const string Privileges =
        "breaks the rule: cannot gain privileges. "
        + "Write allowPrivilegeEscalation: false in the container's securityContext.";

    internal const string Capabilities =
        "breaks the rule: drops all capabilities. "
        + "Write capabilities with drop: [ALL] and without add in the container's securityContext.";

    internal const string Budget =
        "breaks the rule: has requests and limits of CPU and memory, and no limit below its request. "
        + "Write cpu and memory in the container's resources.requests and resources.limits, such as cpu: 500m and memory: 512Mi.";

    internal const string Probes =
        "breaks the rule: has three probes that need at least 2 failures. "
        + "Write livenessProbe, readinessProbe and startupProbe in the container, each with a failureThreshold of at least 2.";

    internal const string Image =
        "breaks the rule: runs an image of a version or digest, never latest. "
        + "Write the container's image with a version, such as name:v1.2.3, or with the digest of what was pushed.";

    internal const string Rollout =
        "breaks the rule: never takes away a pod before its successor is ready. "
        + "Write type: RollingUpdate, rollingUpdate.maxUnavailable: 0 and rollingUpdate.maxSurge: 1 in spec.strategy.";

    internal const string Deadline =
        "breaks the rule: gives up an update that makes no progress. "
        + "Write progressDeadlineSeconds, such as 120, in spec.";

    internal const string Selector =
        "breaks the rule: selects its own pods, by labels that no release changes. "
        + "Write labels of the pods in spec.selector.matchLabels, such as app.kubernetes.io/name, but not "
        + "app.kubernetes.io/version.";

    internal const string ConfigHash =
        "breaks the rule: rolls its pods when their settings change. "
        + "Write the annotation todo/config-hash, a hash of the ConfigMap's data, in the pods' metadata.";

    internal const string SecretHash =
        "breaks the rule: rolls its pods when their secrets change. "
        + "Write the annotation todo/secret-hash, a keyed hash of the Secret's data, in the pods' metadata.";

    internal const string OpenNamespace =
        "breaks the rule: refuses pods that are not hardened. "
        + "Write pod-security.kubernetes.io/enforce: restricted in metadata.labels.";
}
