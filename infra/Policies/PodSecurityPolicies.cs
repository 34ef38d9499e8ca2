using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>
/// The Pod Security Standard "restricted" as of Kubernetes 1.34, one rule for each of its controls and in their order. Where the
/// application needs less than the standard allows, a rule asks for that.
/// </summary>
internal static class PodSecurityPolicies
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Hooks = ["postStart", "preStop"];
    private static readonly string[] Calls = ["httpGet", "tcpSocket"];

    private static readonly string[] SeLinuxTypes = ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

    private static readonly string[] SafeSysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ];

    private static readonly string[] VolumeTypes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    internal static readonly ImmutableArray<Policy> All =
    [
        OfContexts(
            "host-process",
            "runs no process of a Windows node",
            "Such a process has all rights on its node",
            "Remove windowsOptions.hostProcess from the securityContext of the pod and its containers.",
            security => Text(security, "windowsOptions", "hostProcess") is "" or "false"),
        OfPods(
            "host-namespaces",
            "shares nothing with its node",
            "A pod in the node's network or processes listens to and ends those of others",
            "Remove hostNetwork, hostPID and hostIPC from the pod's spec.",
            pod => HostNamespaces.All(space => Text(pod, space) is "" or "false")),
        OfContainers(
            "privileged",
            "has no privileged container",
            "A privileged container is root on its node",
            "Remove privileged from the container's securityContext.",
            container => Text(container, "securityContext", "privileged") is "" or "false"),
        // Stricter than the standard, which lets NET_BIND_SERVICE be added: a safe sysctl opens the low ports here.
        OfContainers(
            "capabilities",
            "drops all capabilities",
            "A capability is a part of root's rights, and a way to the rest",
            "Write capabilities with drop: [ALL] and without add in the container's securityContext.",
            DropsAllCapabilities),
        OfPods(
            "volume-types",
            "mounts no folder of its node",
            "A folder of the node holds the keys of its other pods",
            $"Give the pod's volumes none but these types: {string.Join(", ", VolumeTypes)}.",
            pod => Items(pod, "volumes").All(IsRestricted)),
        OfContainers(
            "host-ports",
            "opens no port of its node",
            "It is reached past every Service and network policy, and only one such pod fits a node",
            "Remove hostPort from the container's ports.",
            container => Items(container, "ports").All(port => Text(port, "hostPort") is "" or "0")),
        new(
            "app-armor",
            "keeps the runtime's AppArmor profile",
            $"Without a profile a broken-out process meets one wall less{Sources.Restricted}.",
            $"Write appArmorProfile.type: RuntimeDefault, or none, in every securityContext, and no annotation {AppArmorAnnotation}*.",
            Pods.AreMadeBy,
            manifest => AreAll(Pods.SpecOf(manifest), IsArmoured) && AppArmorAnnotations(Pods.MetadataOf(manifest)).All(IsArmoured)),
        OfContexts(
            "se-linux",
            "keeps SELinux's own user and role",
            "Another label lets a process out of its container",
            $"Leave no user and no role in seLinuxOptions, and no type but these: {string.Join(", ", SeLinuxTypes)}.",
            security => Text(security, "seLinuxOptions", "user").Length == 0
                && Text(security, "seLinuxOptions", "role").Length == 0
                && (Text(security, "seLinuxOptions", "type") is var type && (type.Length == 0 || SeLinuxTypes.Contains(type)))),
        OfContainers(
            "proc-mount",
            "sees a masked /proc",
            "An unmasked /proc shows and sets what belongs to the node",
            "Remove procMount from the container's securityContext.",
            container => Text(container, "securityContext", "procMount") is "" or "Default"),
        // Stricter than the standard, which lets a profile of the node (Localhost) pass, whatever is in it.
        OfPods(
            "seccomp",
            "uses the runtime's seccomp profile",
            "Without it a process may make every system call, and use the mistakes in the rarest",
            "Write seccompProfile.type: RuntimeDefault in the pod's securityContext, and no other in a container's.",
            pod => Text(pod, "securityContext", "seccompProfile", "type") == "RuntimeDefault" && Pods.ContainersOf(pod).All(container =>
                Text(container, "securityContext", "seccompProfile", "type") is "" or "RuntimeDefault")),
        OfPods(
            "sysctls",
            "sets only what belongs to the pod",
            "Other settings of the kernel hold for the whole node",
            $"Leave none in the pod's securityContext.sysctls but these: {string.Join(", ", SafeSysctls)}.",
            pod => Items(pod, "securityContext", "sysctls").All(sysctl => SafeSysctls.Contains(Text(sysctl, "name")))),
        // New in the standard with Kubernetes 1.34.
        OfContainers(
            "probe-host",
            "is asked for its health and no other host",
            "The node would call any address that the manifest names, past every network policy",
            "Remove host from httpGet and tcpSocket of the container's probes and lifecycle hooks.",
            container => Calls.All(call =>
                Probes.All(probe => Text(container, probe, call, "host").Length == 0)
                && Hooks.All(hook => Text(container, "lifecycle", hook, call, "host").Length == 0))),
        OfContainers(
            "privilege-escalation",
            "cannot gain privileges",
            "A program with the setuid bit would make a process root again",
            "Write allowPrivilegeEscalation: false in the container's securityContext.",
            container => Text(container, "securityContext", "allowPrivilegeEscalation") == "false"),
        OfPods(
            "run-as-non-root",
            "runs as a user other than root",
            "Root in a container is root on the node once it breaks out",
            "Write runAsNonRoot: true and a runAsUser above 0 in the pod's securityContext, and neither in a container's.",
            RunsAsNonRoot),
    ];

    private static Policy OfPods(string id, string sentence, string why, string mend, Func<JsonNode?, bool> isKept) =>
        new(id, sentence, $"{why}{Sources.Restricted}.", mend, Pods.AreMadeBy, manifest => isKept(Pods.SpecOf(manifest)));

    private static Policy OfContainers(string id, string sentence, string why, string mend, Func<JsonNode?, bool> isKept) =>
        OfPods(id, sentence, why, mend, pod => Pods.ContainersOf(pod).All(isKept));

    private static Policy OfContexts(string id, string sentence, string why, string mend, Func<JsonNode?, bool> isKept) =>
        OfPods(id, sentence, why, mend, pod => AreAll(pod, isKept));

    // The pod's security context and those of its containers.
    private static bool AreAll(JsonNode? pod, Func<JsonNode?, bool> isKept) =>
        Pods.ContainersOf(pod).Prepend(pod).All(part => isKept(At(part, "securityContext")));

    private static bool DropsAllCapabilities(JsonNode? container) =>
        Items(container, "securityContext", "capabilities", "drop").Any(capability => capability?.ToString() == "ALL")
        && !Items(container, "securityContext", "capabilities", "add").Any();

    private static bool IsRestricted(JsonNode? volume) =>
        (volume as JsonObject ?? []).All(field => field.Key == "name" || VolumeTypes.Contains(field.Key));

    private static bool IsArmoured(JsonNode? security) =>
        Text(security, "appArmorProfile", "type") is "" or "RuntimeDefault" or "Localhost";

    private static bool IsArmoured(string profile) =>
        profile is "" or "runtime/default" || profile.StartsWith("localhost/", StringComparison.Ordinal);

    private static IEnumerable<string> AppArmorAnnotations(JsonNode? metadata) =>
        from annotation in At(metadata, "annotations") as JsonObject ?? []
        where annotation.Key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal)
        select UnknownValue.Refuse(annotation.Value)?.ToString() ?? string.Empty;

    private static bool RunsAsNonRoot(JsonNode? pod) =>
        Text(pod, "securityContext", "runAsNonRoot") == "true"
        && Number(pod, "securityContext", "runAsUser") > 0
        && Pods.ContainersOf(pod).All(container =>
            Text(container, "securityContext", "runAsUser") is not "0"
            && Text(container, "securityContext", "runAsNonRoot") is not "false");
}
