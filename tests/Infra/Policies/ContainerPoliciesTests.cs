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
        foreach (var item in OfEveryContainer().SelectMany(one => InEveryContainer(one.What, one.Path, one.Value, one.Text)))
        {
            yield return item;
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
        yield return ("a writable root", "securityContext.readOnlyRootFilesystem", false, Texts.ReadOnly);
        yield return ("a writable root by default", "securityContext.readOnlyRootFilesystem", null, Texts.ReadOnly);
        yield return ("no resources", "resources", null, Texts.Budget);
        foreach (var resource in new[] { "cpu", "memory", "ephemeral-storage" })
        {
            yield return ($"no limit of {resource}", $"resources.limits.{resource}", null, Texts.Budget);
            yield return ($"no request of {resource}", $"resources.requests.{resource}", null, Texts.Budget);
            yield return ($"much {resource}", $"resources.limits.{resource}", "much", Texts.Budget);
        }

        yield return ("less CPU than requested", "resources.limits.cpu", "49m", Texts.Budget);
        yield return ("less memory than requested", "resources.limits.memory", "65535Ki", Texts.Budget);
        yield return ("less storage than requested", "resources.limits.ephemeral-storage", "65535Ki", Texts.Budget);
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
}
