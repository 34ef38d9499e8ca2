using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class WorkloadPoliciesTests
{
    private const string Frontend = "Deployment frontend";
    private const string Annotations = "spec.template.metadata.annotations";
    private const string Labels = "spec.selector.matchLabels";

    [TestCaseSource(nameof(Breaks))]
    public async Task A_workload_that_breaks_a_rule_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task A_workload_that_keeps_every_rule_is_let_be(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return At("no strategy", "spec.strategy", null, Texts.Rollout);
        yield return At("no type of strategy", "spec.strategy.type", null, Texts.Rollout);
        yield return At("recreated", "spec.strategy.type", "Recreate", Texts.Rollout);
        yield return At("one unavailable", "spec.strategy.rollingUpdate.maxUnavailable", 1L, Texts.Rollout);
        yield return At("a quarter unavailable by default", "spec.strategy.rollingUpdate.maxUnavailable", null, Texts.Rollout);
        yield return At("no surge", "spec.strategy.rollingUpdate.maxSurge", 0L, Texts.Rollout);
        yield return At("a default surge", "spec.strategy.rollingUpdate.maxSurge", null, Texts.Rollout);
        yield return At("no deadline", "spec.progressDeadlineSeconds", null, Texts.Deadline);
        yield return At("no selector", "spec.selector", null, Texts.Selector);
        yield return At("no labels to select by", Labels, null, Texts.Selector);
        yield return At("selects nothing", Labels, new JsonObject(), Texts.Selector);
        yield return At("selects others", Labels, new JsonObject { ["app.kubernetes.io/name"] = "frontend" }, Texts.Selector);
        yield return At(
            "selects others by one of two labels",
            Labels,
            new JsonObject { ["app.kubernetes.io/part-of"] = "todo", ["app.kubernetes.io/name"] = "frontend" },
            Texts.Selector);
        yield return At("selects a version", Labels, new JsonObject { ["app.kubernetes.io/version"] = "v1.0.0" }, Texts.Selector);
        yield return At("pods without labels", "spec.template.metadata.labels", null, Texts.Selector);
        yield return At("no annotations", Annotations, null, Texts.ConfigHash, Texts.SecretHash);
        yield return At("no hash of the settings", $"{Annotations}.todo/config-hash", null, Texts.ConfigHash);
        yield return At("an empty hash of the settings", $"{Annotations}.todo/config-hash", "", Texts.ConfigHash);
        yield return At("no hash of the secrets", $"{Annotations}.todo/secret-hash", null, Texts.SecretHash);
        yield return At("an empty hash of the secrets", $"{Annotations}.todo/secret-hash", "", Texts.SecretHash);
        yield return In(
            Frontend, "settings as files without a hash", json => json.Put($"{Annotations}.todo/config-hash", null), Texts.ConfigHash);
        yield return In(
            "StatefulSet database", "no annotations", json => json.Put(Annotations, null), Texts.ConfigHash, Texts.SecretHash);
        yield return In(
            "Namespace todo", "lets every pod in", json => Enforce(json, null), Texts.OpenNamespace);
        yield return In(
            "Namespace todo", "lets most pods in", json => Enforce(json, "baseline"), Texts.OpenNamespace);
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return At("several at once", "spec.strategy.rollingUpdate.maxSurge", 2L);
        yield return At("a share at once", "spec.strategy.rollingUpdate.maxSurge", "25%");
        yield return At("selects by one label", Labels, new JsonObject { ["app.kubernetes.io/name"] = "backend" });
        yield return In(
            Frontend,
            "secrets with a hash",
            json => json
                .Put($"{Pod}.volumes.0", new JsonObject { ["secret"] = new JsonObject() })
                .Put($"{Annotations}.todo/secret-hash", "1f0c"));
        yield return In(
            Frontend,
            "no settings and no hash",
            json => json.Put($"{Pod}.volumes", null).Put(Annotations, null));
    }

    // Its key has dots, which a path has not.
    private static void Enforce(JsonObject manifest, string? level) =>
        manifest.Get("metadata.labels").AsObject()["pod-security.kubernetes.io/enforce"] = level;
}
