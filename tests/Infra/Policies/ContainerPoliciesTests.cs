using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class ContainerPoliciesTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [TestCaseSource(nameof(Breaks))]
    public async Task A_container_that_breaks_a_rule_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task A_container_that_keeps_every_rule_is_let_be(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        foreach (var (what, path, value, text) in OfEveryContainer())
        {
            yield return At(what, $"{Container}.{path}", value, text);
            yield return OfTwo("containers", 0, what, path, value, text);
            yield return OfTwo("containers", 1, what, path, value, text);
            yield return OfTwo("initContainers", 0, what, path, value, text);
            yield return OfTwo("initContainers", 1, what, path, value, text);
        }

        foreach (var (what, path, value) in OfServingContainers())
        {
            yield return At(what, $"{Container}.{path}", value, Texts.Probes);
            yield return OfTwo("containers", 0, what, path, value, Texts.Probes);
            yield return OfTwo("containers", 1, what, path, value, Texts.Probes);
        }
    }

    private static IEnumerable<(string What, string Path, JsonNode? Value, string Text)> OfEveryContainer()
    {
        yield return ("root", "securityContext.runAsUser", 0L, Texts.TakesBack);
        yield return ("may be root", "securityContext.runAsNonRoot", false, Texts.TakesBack);
        yield return ("privileged", "securityContext.privileged", true, Texts.TakesBack);
        yield return ("unconfined", "securityContext.seccompProfile.type", "Unconfined", Texts.TakesBack);
        yield return ("a port of the node", "ports.0.hostPort", 8000L, Texts.TakesBack);
        yield return ("a port of the node behind another port", "ports.1", new JsonObject { ["hostPort"] = 1L }, Texts.TakesBack);
        yield return ("a writable root", "securityContext.readOnlyRootFilesystem", false, Texts.ReadOnly);
        yield return ("a writable root by default", "securityContext.readOnlyRootFilesystem", null, Texts.ReadOnly);
        yield return ("privileges", "securityContext.allowPrivilegeEscalation", true, Texts.Privileges);
        yield return ("privileges by default", "securityContext.allowPrivilegeEscalation", null, Texts.Privileges);
        yield return ("capabilities by default", "securityContext.capabilities", null, Texts.Capabilities);
        yield return ("an empty drop", "securityContext.capabilities.drop", new JsonArray(), Texts.Capabilities);
        yield return ("one capability dropped", "securityContext.capabilities.drop", new JsonArray("NET_RAW"), Texts.Capabilities);
        yield return ("a capability added", "securityContext.capabilities.add", new JsonArray("NET_RAW"), Texts.Capabilities);
        yield return ("no resources", "resources", null, Texts.Budget);
        foreach (var resource in new[] { "cpu", "memory" })
        {
            yield return ($"no limit of {resource}", $"resources.limits.{resource}", null, Texts.Budget);
            yield return ($"no request of {resource}", $"resources.requests.{resource}", null, Texts.Budget);
            yield return ($"much {resource}", $"resources.limits.{resource}", "much", Texts.Budget);
        }

        yield return ("less CPU than requested", "resources.limits.cpu", "49m", Texts.Budget);
        yield return ("less memory than requested", "resources.limits.memory", "65535Ki", Texts.Budget);
        yield return ("no image", "image", null, Texts.Image);
        string[] unpinned =
            ["api:latest", "api", "api:1.0.0", "api:v1.0", "api@sha256:abc", $"api@{Digest}0", " api:v1.0.0", "api:v1.0.0\n"];
        foreach (var image in unpinned)
        {
            yield return ($"the image '{image}'", "image", image, Texts.Image);
        }
    }

    private static IEnumerable<(string What, string Path, JsonNode? Value)> OfServingContainers()
    {
        foreach (var probe in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
        {
            yield return ($"no {probe}", probe, null);
            yield return ($"{probe} of one failure", $"{probe}.failureThreshold", 1L);
            yield return ($"{probe} of a default threshold", $"{probe}.failureThreshold", null);
        }
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return In(Backend, "two containers", json => Twice(json, "containers"));
        yield return In(Backend, "two init containers", json => Twice(json, "initContainers"));
        yield return At("its pod's user", $"{Container}.securityContext.runAsUser", 1000L);
        yield return At("the runtime's seccomp profile again", $"{Container}.securityContext.seccompProfile.type", "RuntimeDefault");
        yield return At("more dropped than all", $"{Container}.securityContext.capabilities.drop", new JsonArray("NET_RAW", "ALL"));
        yield return At("no port", $"{Container}.ports", null);
        foreach (var probe in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
        {
            yield return At($"{probe} of exactly two failures", $"{Container}.{probe}.failureThreshold", 2L);
        }

        yield return At("a CPU limit that equals the request", $"{Container}.resources.limits.cpu", "50m");
        yield return At("a CPU limit that equals the request in another unit", $"{Container}.resources.limits.cpu", "0.05");
        yield return At("a memory limit that equals the request", $"{Container}.resources.limits.memory", "64Mi");
        yield return At("a memory limit that equals the request in another unit", $"{Container}.resources.limits.memory", "65536Ki");
        foreach (var image in new[] { "api:v1.0.0", "r.example/api:v1.0.0-rc.1", $"api@{Digest}", $"r.example:5000/api:v1.0.0@{Digest}" })
        {
            yield return At($"the image '{image}'", $"{Container}.image", image);
        }
    }

    private static TestCaseData OfTwo(string list, int damaged, string what, string path, JsonNode? value, string text) =>
        In(Backend, $"{list}.{damaged} of two: {what}", json => Twice(json, list).Put($"{Pod}.{list}.{damaged}.{path}", value), text);

    private static JsonObject Twice(JsonObject manifest, string list)
    {
        var container = manifest.Get(Container);
        return manifest.Put($"{Pod}.{list}", new JsonArray(container.DeepClone(), container.DeepClone()));
    }
}
