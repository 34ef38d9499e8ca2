namespace Todo.Tests.Infra.Policies;

/// <summary>What a violation of each rule says, after the name of the manifest.</summary>
internal static class Texts
{
    internal const string Name =
        "breaks the rule explicit-name: is named explicitly, by a DNS label of at most 63 characters. "
        + "Write metadata.name with lower-case letters, digits and hyphens, and no hyphen at either end.";

    internal const string InNamespace =
        "breaks the rule own-namespace: is in a namespace. "
        + "Write the namespace's name in metadata.namespace.";

    internal const string PartOf =
        "breaks the rule part-of: is labelled as a part of the application (app.kubernetes.io/part-of). "
        + "Write app.kubernetes.io/part-of: todo in metadata.labels.";

    internal const string Root =
        "breaks the rule run-as-non-root: runs as a user other than root. "
        + "Write runAsNonRoot: true and a runAsUser above 0 in the pod's securityContext, and neither in a container's.";

    internal const string Seccomp =
        "breaks the rule seccomp: uses the runtime's seccomp profile. "
        + "Write seccompProfile.type: RuntimeDefault in the pod's securityContext, and no other in a container's.";

    internal const string Account =
        "breaks the rule service-account: has a service account of its own and no token of it. "
        + "Write the account in serviceAccountName, and automountServiceAccountToken: false, in the pod's spec.";

    internal const string Grace =
        "breaks the rule grace-period: has a grace period of at least 30 s. "
        + "Write terminationGracePeriodSeconds: 30 or more in the pod's spec.";

    internal const string Drain =
        "breaks the rule drain: leaves at least 10 s after the preStop sleep. "
        + "Write lifecycle.preStop.sleep.seconds of at least 1 in every container, and a terminationGracePeriodSeconds that is at "
        + "least 10 more.";

    internal const string HostProcess =
        "breaks the rule host-process: runs no process of a Windows node. "
        + "Remove windowsOptions.hostProcess from the securityContext of the pod and its containers.";

    internal const string HostNamespaces =
        "breaks the rule host-namespaces: shares nothing with its node. "
        + "Remove hostNetwork, hostPID and hostIPC from the pod's spec.";

    internal const string Privileged =
        "breaks the rule privileged: has no privileged container. "
        + "Remove privileged from the container's securityContext.";

    internal const string VolumeTypes =
        "breaks the rule volume-types: mounts no folder of its node. "
        + "Give the pod's volumes none but these types: configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, "
        + "projected, secret.";

    internal const string HostPorts =
        "breaks the rule host-ports: opens no port of its node. "
        + "Remove hostPort from the container's ports.";

    internal const string AppArmor =
        "breaks the rule app-armor: keeps the runtime's AppArmor profile. "
        + "Write appArmorProfile.type: RuntimeDefault, or none, in every securityContext, and no annotation "
        + "container.apparmor.security.beta.kubernetes.io/*.";

    internal const string SeLinux =
        "breaks the rule se-linux: keeps SELinux's own user and role. "
        + "Leave no user and no role in seLinuxOptions, and no type but these: container_t, container_init_t, container_kvm_t, "
        + "container_engine_t.";

    internal const string ProcMount =
        "breaks the rule proc-mount: sees a masked /proc. "
        + "Remove procMount from the container's securityContext.";

    internal const string Sysctls =
        "breaks the rule sysctls: sets only what belongs to the pod. "
        + "Leave none in the pod's securityContext.sysctls but these: kernel.shm_rmid_forced, net.ipv4.ip_local_port_range, "
        + "net.ipv4.ip_unprivileged_port_start, net.ipv4.tcp_syncookies, net.ipv4.ping_group_range, net.ipv4.ip_local_reserved_ports, "
        + "net.ipv4.tcp_keepalive_time, net.ipv4.tcp_fin_timeout, net.ipv4.tcp_keepalive_intvl, net.ipv4.tcp_keepalive_probes, "
        + "net.ipv4.tcp_rmem, net.ipv4.tcp_wmem.";

    internal const string ProbeHost =
        "breaks the rule probe-host: is asked for its health and no other host. "
        + "Remove host from httpGet and tcpSocket of the container's probes and lifecycle hooks.";

    internal const string ReadOnly =
        "breaks the rule read-only-root: has a read-only root filesystem. "
        + "Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes.";

    internal const string Privileges =
        "breaks the rule privilege-escalation: cannot gain privileges. "
        + "Write allowPrivilegeEscalation: false in the container's securityContext.";

    internal const string Capabilities =
        "breaks the rule capabilities: drops all capabilities. "
        + "Write capabilities with drop: [ALL] and without add in the container's securityContext.";

    internal const string Budget =
        "breaks the rule resource-budget: has requests and limits of CPU, memory and ephemeral storage, and no limit below its request. "
        + "Write cpu, memory and ephemeral-storage in the container's resources.requests and resources.limits, such as cpu: 500m, "
        + "memory: 512Mi and ephemeral-storage: 256Mi.";

    internal const string Probes =
        "breaks the rule probes: has three probes that need at least 2 failures. "
        + "Write livenessProbe, readinessProbe and startupProbe in the container, each with a failureThreshold of at least 2.";

    internal const string Image =
        "breaks the rule pinned-image: runs an image of a version or digest, never latest. "
        + "Write the container's image with a version, such as name:v1.2.3, or with the digest of what was pushed.";

    internal const string Rollout =
        "breaks the rule rollout: never takes away a pod before its successor is ready. "
        + "Write type: RollingUpdate, rollingUpdate.maxUnavailable: 0 and rollingUpdate.maxSurge: 1 in spec.strategy.";

    internal const string Deadline =
        "breaks the rule progress-deadline: gives up an update that makes no progress. "
        + "Write progressDeadlineSeconds, such as 120, in spec.";

    internal const string Selector =
        "breaks the rule own-selector: selects its own pods, by labels that no release changes. "
        + "Write labels of the pods in spec.selector.matchLabels, such as app.kubernetes.io/name, but not "
        + "app.kubernetes.io/version.";

    internal const string ConfigHash =
        "breaks the rule config-hash: rolls its pods when their settings change. "
        + "Write the annotation todo/config-hash, a hash of the ConfigMap's data, in the pods' metadata.";

    internal const string SecretHash =
        "breaks the rule secret-hash: rolls its pods when their secrets change. "
        + "Write the annotation todo/secret-hash, a keyed hash of the Secret's data, in the pods' metadata.";

    internal const string OpenNamespace =
        "breaks the rule pod-security: refuses pods that are not hardened. "
        + "Write pod-security.kubernetes.io/enforce: restricted in metadata.labels.";

    internal const string SecretVariable =
        "breaks the rule secret-variable: has no secret in a plain variable. "
        + "Move the value into a Secret, and write valueFrom.secretKeyRef or envFrom.secretRef in the container.";

    internal const string SecretInConfig =
        "breaks the rule secret-in-config: holds no secret. "
        + "Move the key into a Secret.";

    internal const string AccountToken =
        "breaks the rule account-token: gives no token to pods that do not ask. "
        + "Write automountServiceAccountToken: false in the ServiceAccount.";

    internal const string Wildcard =
        "breaks the rule rbac-wildcard: grants nothing by a wildcard. "
        + "Write the verbs, resources and apiGroups of the rules by name, without *.";

    internal const string ClusterAdmin =
        "breaks the rule cluster-admin: makes nobody cluster-admin. "
        + "Bind a role that names what is needed.";

    internal const string Tls =
        "breaks the rule ingress-tls: serves every host by TLS. "
        + "Write each host of spec.rules in the hosts of spec.tls, with a secretName.";

    internal const string DefaultDeny =
        "breaks the rule default-deny: has a network policy that denies what no other allows. "
        + "Add a NetworkPolicy in it with podSelector: {}, policyTypes: [Ingress, Egress] and no rules.";

    internal const string NetworkPolicy =
        "breaks the rule network-policy: has a network policy of its own. "
        + "Add a NetworkPolicy whose spec.podSelector.matchLabels are labels of its pods.";

    internal const string Autoscaled =
        "breaks the rule autoscaled-replicas: leaves its number of pods to its autoscaler. "
        + "Remove replicas from spec.";

    internal const string ServiceSelector =
        "breaks the rule service-selector: selects pods that there are. "
        + "Write labels of the pods in spec.selector.";

    internal const string Budgeted =
        "breaks the rule disruption-budget: lets one pod at least be evicted. "
        + "Write maxUnavailable: 1 in spec, instead of minAvailable.";
}
