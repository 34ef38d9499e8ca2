using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class PodSecurityPoliciesTests
{
    private const string Security = $"{Pod}.securityContext";
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/backend";

    [TestCaseSource(nameof(Breaks))]
    public async Task A_pod_that_is_not_restricted_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task A_pod_that_is_restricted_is_let_be(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks() =>
    [
        .. OfPods(),
        .. OfContainers().SelectMany(one => InEveryContainer(one.What, one.Path, one.Value, one.Text)),
        In("StatefulSet database", "hostPID and root", json => json.Put($"{Pod}.hostPID", true).Put($"{Security}.runAsUser", 0L),
            Texts.HostNamespaces, Texts.Root),
        In(Backend, "an AppArmor annotation", json => AppArmor(json, "unconfined"), Texts.AppArmor),
    ];

    private static IEnumerable<TestCaseData> OfPods()
    {
        yield return At("root", $"{Security}.runAsUser", 0L, Texts.Root);
        yield return At("no user", $"{Security}.runAsUser", null, Texts.Root);
        yield return At("may be root", $"{Security}.runAsNonRoot", false, Texts.Root);
        yield return At("may be root by default", $"{Security}.runAsNonRoot", null, Texts.Root);
        yield return At("no security", Security, null, Texts.Seccomp, Texts.Root);
        yield return At("no seccomp", $"{Security}.seccompProfile", null, Texts.Seccomp);
        yield return At("unconfined", $"{Security}.seccompProfile.type", "Unconfined", Texts.Seccomp);
        yield return At("a profile of the node", $"{Security}.seccompProfile.type", "Localhost", Texts.Seccomp);
        yield return At("hostNetwork", $"{Pod}.hostNetwork", true, Texts.HostNamespaces);
        yield return At("hostPID", $"{Pod}.hostPID", true, Texts.HostNamespaces);
        yield return At("hostIPC", $"{Pod}.hostIPC", true, Texts.HostNamespaces);
        yield return At("a Windows process", $"{Security}.windowsOptions.hostProcess", true, Texts.HostProcess);
        yield return At("no AppArmor", $"{Security}.appArmorProfile.type", "Unconfined", Texts.AppArmor);
        yield return At("another SELinux type", $"{Security}.seLinuxOptions.type", "spc_t", Texts.SeLinux);
        yield return At("another SELinux user", $"{Security}.seLinuxOptions.user", "system_u", Texts.SeLinux);
        yield return At("another SELinux role", $"{Security}.seLinuxOptions.role", "sysadm_r", Texts.SeLinux);
        yield return At("a sysctl of the node", $"{Security}.sysctls", Sysctls("kernel.msgmax"), Texts.Sysctls);
        yield return At(
            "a sysctl of the node behind another", $"{Security}.sysctls", Sysctls("net.ipv4.tcp_rmem", "kernel.sem"), Texts.Sysctls);
        foreach (var type in new[] { "hostPath", "nfs", "iscsi", "gcePersistentDisk", "gitRepo", "image" })
        {
            yield return At($"a volume {type}", $"{Pod}.volumes.0", Volume(type), Texts.VolumeTypes);
            yield return At($"a volume {type} behind another", $"{Pod}.volumes.1", Volume(type), Texts.VolumeTypes);
        }
    }

    private static IEnumerable<(string What, string Path, JsonNode? Value, string Text)> OfContainers()
    {
        yield return ("root", "securityContext.runAsUser", 0L, Texts.Root);
        yield return ("may be root", "securityContext.runAsNonRoot", false, Texts.Root);
        yield return ("privileged", "securityContext.privileged", true, Texts.Privileged);
        yield return ("unconfined", "securityContext.seccompProfile.type", "Unconfined", Texts.Seccomp);
        yield return ("a port of the node", "ports.0.hostPort", 8000L, Texts.HostPorts);
        yield return ("a port of the node behind another port", "ports.1", new JsonObject { ["hostPort"] = 1L }, Texts.HostPorts);
        yield return ("privileges", "securityContext.allowPrivilegeEscalation", true, Texts.Privileges);
        yield return ("privileges by default", "securityContext.allowPrivilegeEscalation", null, Texts.Privileges);
        yield return ("capabilities by default", "securityContext.capabilities", null, Texts.Capabilities);
        yield return ("an empty drop", "securityContext.capabilities.drop", new JsonArray(), Texts.Capabilities);
        yield return ("one capability dropped", "securityContext.capabilities.drop", new JsonArray("NET_RAW"), Texts.Capabilities);
        yield return ("a capability added", "securityContext.capabilities.add", new JsonArray("NET_RAW"), Texts.Capabilities);
        yield return ("a Windows process", "securityContext.windowsOptions.hostProcess", true, Texts.HostProcess);
        yield return ("no AppArmor", "securityContext.appArmorProfile.type", "Unconfined", Texts.AppArmor);
        yield return ("another SELinux type", "securityContext.seLinuxOptions.type", "spc_t", Texts.SeLinux);
        yield return ("an open /proc", "securityContext.procMount", "Unmasked", Texts.ProcMount);
        foreach (var place in new[] { "livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop" })
        {
            yield return ($"{place} by HTTP of another host", $"{place}.httpGet.host", "10.0.0.1", Texts.ProbeHost);
            yield return ($"{place} by TCP of another host", $"{place}.tcpSocket.host", "localhost", Texts.ProbeHost);
        }
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return At("the lowest user", $"{Security}.runAsUser", 1L);
        yield return At("no namespace of the node", $"{Pod}.hostPID", false);
        yield return At("its pod's user", $"{Container}.securityContext.runAsUser", 1000L);
        yield return At("the runtime's seccomp profile again", $"{Container}.securityContext.seccompProfile.type", "RuntimeDefault");
        yield return At("more dropped than all", $"{Container}.securityContext.capabilities.drop", new JsonArray("NET_RAW", "ALL"));
        yield return At("no port", $"{Container}.ports", null);
        yield return At("a port of the node that is none", $"{Container}.ports.0.hostPort", 0L);
        yield return At("a profile of the node for AppArmor", $"{Security}.appArmorProfile.type", "Localhost");
        yield return In(Backend, "an AppArmor annotation", json => AppArmor(json, "runtime/default"));
        yield return In(Backend, "an AppArmor annotation of the node", json => AppArmor(json, "localhost/todo"));
        yield return At("an SELinux type of containers", $"{Security}.seLinuxOptions.type", "container_engine_t");
        yield return At("the default /proc", $"{Container}.securityContext.procMount", "Default");
        yield return At("safe sysctls", $"{Security}.sysctls", Sysctls("net.ipv4.tcp_wmem", "kernel.shm_rmid_forced"));
        yield return At("an empty host", $"{Container}.livenessProbe.httpGet.host", "");
        string[] types = ["emptyDir", "persistentVolumeClaim", "downwardAPI", "csi", "ephemeral", "configMap", "secret", "projected"];
        foreach (var type in types)
        {
            yield return At($"a volume {type}", $"{Pod}.volumes.1", Volume(type));
        }
    }

    private static JsonObject Volume(string type) => new() { ["name"] = "more", [type] = new JsonObject() };

    private static JsonArray Sysctls(params string[] names) =>
        new([.. names.Select(name => new JsonObject { ["name"] = name, ["value"] = "1" })]);

    private static void AppArmor(JsonObject manifest, string profile) =>
        manifest.Get("spec.template.metadata.annotations").AsObject()[AppArmorAnnotation] = profile;
}
