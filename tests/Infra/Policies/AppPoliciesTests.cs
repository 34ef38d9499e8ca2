using System.Text.Json.Nodes;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

internal sealed class AppPoliciesTests
{
    private const string Pod = "spec.template.spec";
    private const string Container = $"{Pod}.containers.0";

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_manifest_keeps_every_rule(string stack) =>
        Assert.That(AppPolicies.Check((await Stacks.EvaluateAsync(stack)).Manifests), Is.Empty);

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_workload_has_a_network_policy_of_its_own(string stack)
    {
        var manifests = (await Stacks.EvaluateAsync(stack)).Manifests.ToList();
        var guarded = manifests.Where(manifest => $"{manifest["kind"]}" == "NetworkPolicy").Select(policy => policy["spec"]!["podSelector"]!.ToJsonString()).ToList();
        var workloads = manifests.Where(manifest => manifest["spec"]?["template"] is not null);
        Assert.That(
            workloads.Where(workload => !guarded.Contains(workload["spec"]!["selector"]!.ToJsonString())).Select(workload => $"{workload["kind"]} {workload["metadata"]!["name"]}"),
            Is.Empty);
    }

    [Test]
    public void No_rule_goes_without_a_case_that_breaks_it() => Assert.That(
        AppPolicies.All.Select(policy => policy.Rule).Except(Breaks().Select(item => (string)item.Arguments[2]!)), Is.Empty);

    [TestCaseSource(nameof(Breaks))]
    public async Task A_manifest_that_breaks_a_rule_is_named_with_it(string manifest, Action<JsonObject> damage, string rule)
    {
        var all = (await Stacks.EvaluateAsync("local")).Manifests.ToList();
        var damaged = all.Single(candidate => $"{candidate["kind"]} {candidate["metadata"]!["name"]}" == manifest);
        damage(damaged);
        Assert.That(AppPolicies.Check(all).Select(violation => violation.Rule), Does.Contain(rule));
    }

    private static IEnumerable<TestCaseData> Breaks()
    {
        yield return Break("no DNS label for a name", "metadata.name", "Back_End", "is named explicitly, by a DNS label of at most 63 characters");
        yield return Break("no namespace", "metadata.namespace", null, "is in a namespace");
        yield return Break("not labelled", "metadata.labels", new JsonObject(), "is labelled as a part of the application (app.kubernetes.io/part-of)");
        yield return Break("root", $"{Pod}.securityContext.runAsUser", 0L, "runs as a user other than root");
        yield return Break("may be root", $"{Pod}.securityContext.runAsNonRoot", false, "runs as a user other than root");
        yield return Break("no seccomp", $"{Pod}.securityContext.seccompProfile.type", "Unconfined", "uses the runtime's seccomp profile");
        yield return Break("default account", $"{Pod}.serviceAccountName", "default", "has a service account of its own and no token of it");
        yield return Break("token", $"{Pod}.automountServiceAccountToken", true, "has a service account of its own and no token of it");
        yield return Break("short grace", $"{Pod}.terminationGracePeriodSeconds", 29L, "has a grace period of at least 30 s");
        yield return Break("long sleep", $"{Container}.lifecycle.preStop.sleep.seconds", 21L, "leaves at least 10 s after the preStop sleep");
        yield return Break("no sleep", $"{Container}.lifecycle", null, "leaves at least 10 s after the preStop sleep");
        yield return Break("host network", $"{Pod}.hostNetwork", true, "shares nothing with its node");
        yield return Break("host path", $"{Pod}.volumes.0.hostPath", new JsonObject(), "shares nothing with its node");
        const string takesBack = "takes back nothing of what its pod is denied";
        yield return Break("container as root", $"{Container}.securityContext.runAsUser", 0L, takesBack);
        yield return Break("container may be root", $"{Container}.securityContext.runAsNonRoot", false, takesBack);
        yield return Break("privileged", $"{Container}.securityContext.privileged", true, takesBack);
        yield return Break("container without seccomp", $"{Container}.securityContext.seccompProfile", new JsonObject { ["type"] = "Unconfined" }, takesBack);
        yield return Break("host port", $"{Container}.ports.0.hostPort", 8000L, takesBack);
        yield return Break("writable root", $"{Container}.securityContext.readOnlyRootFilesystem", false, "has a read-only root filesystem");
        yield return Break("privileges", $"{Container}.securityContext.allowPrivilegeEscalation", true, "cannot gain privileges");
        yield return Break("capabilities", $"{Container}.securityContext.capabilities.drop", new JsonArray("NET_RAW"), "drops all capabilities");
        yield return Break("added capability", $"{Container}.securityContext.capabilities.add", new JsonArray("NET_RAW"), "drops all capabilities");
        yield return Break("no limit", $"{Container}.resources.limits.memory", null, "has requests and limits of CPU and memory, and no limit below its request");
        yield return Break("low limit", $"{Container}.resources.limits.cpu", "1m", "has requests and limits of CPU and memory, and no limit below its request");
        yield return Break("no probe", $"{Container}.startupProbe", null, "has three probes that need at least 2 failures");
        yield return Break("one failure", $"{Container}.livenessProbe.failureThreshold", 1L, "has three probes that need at least 2 failures");
        yield return Break("latest", $"{Container}.image", "todo-list-backend:latest", "runs an image of a version or digest, never latest");
        yield return Break("no tag", $"{Container}.image", "todo-list-backend", "runs an image of a version or digest, never latest");
        yield return Break("short digest", $"{Container}.image", "todo-list-backend@sha256:abc", "runs an image of a version or digest, never latest");
        yield return Break("recreated", "spec.strategy.type", "Recreate", "never takes away a pod before its successor is ready");
        yield return Break("unavailable", "spec.strategy.rollingUpdate.maxUnavailable", 1L, "never takes away a pod before its successor is ready");
        yield return Break("no surge", "spec.strategy.rollingUpdate.maxSurge", 0L, "never takes away a pod before its successor is ready");
        yield return Break("no deadline", "spec.progressDeadlineSeconds", null, "gives up an update that makes no progress");
        yield return Break("selects others", "spec.selector.matchLabels", new JsonObject { ["app.kubernetes.io/name"] = "frontend" }, "selects its own pods, by labels that no release changes");
        yield return Break("selects nothing", "spec.selector.matchLabels", new JsonObject(), "selects its own pods, by labels that no release changes");
        yield return Break("selects a version", "spec.selector.matchLabels", new JsonObject { ["app.kubernetes.io/version"] = "v1.0.0" }, "selects its own pods, by labels that no release changes");
        yield return Break("no config hash", "spec.template.metadata.annotations", new JsonObject(), "rolls its pods when their settings change");
        yield return Break("no secret hash", "spec.template.metadata.annotations", new JsonObject(), "rolls its pods when their secrets change");
        yield return Break("open namespace", "metadata.labels", new JsonObject { ["app.kubernetes.io/part-of"] = "todo" }, "refuses pods that are not hardened", "Namespace todo");
    }

    private static TestCaseData Break(string what, string path, JsonNode? value, string rule, string manifest = "Deployment backend") =>
        new TestCaseData(manifest, (Action<JsonObject>)(json => Set(json, path, value?.DeepClone())), rule).SetName($"A_manifest_that_breaks_a_rule_is_named_with_it: {what}");

    private static void Set(JsonObject manifest, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        JsonNode node = manifest;
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
