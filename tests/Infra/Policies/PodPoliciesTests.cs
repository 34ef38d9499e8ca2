using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class PodPoliciesTests
{
    [TestCaseSource(nameof(Breaks))]
    public async Task A_pod_that_breaks_a_rule_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task A_pod_that_keeps_every_rule_is_let_be(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return At("no account", $"{Pod}.serviceAccountName", null, Texts.Account);
        yield return At("an empty account", $"{Pod}.serviceAccountName", "", Texts.Account);
        yield return At("everybody's account", $"{Pod}.serviceAccountName", "default", Texts.Account);
        yield return At("a token", $"{Pod}.automountServiceAccountToken", true, Texts.Account);
        yield return At("a token by default", $"{Pod}.automountServiceAccountToken", null, Texts.Account);
        yield return At("grace of 29 s", $"{Pod}.terminationGracePeriodSeconds", 29L, Texts.Grace);
        yield return At("grace of Kubernetes", $"{Pod}.terminationGracePeriodSeconds", null, Texts.Grace, Texts.Drain);
        yield return At("9 s to drain", $"{Container}.lifecycle.preStop.sleep.seconds", 21L, Texts.Drain);
        yield return At("no sleep", $"{Container}.lifecycle.preStop.sleep.seconds", 0L, Texts.Drain);
        yield return At("no lifecycle", $"{Container}.lifecycle", null, Texts.Drain);
        yield return In(
            Backend,
            "two containers, the first without time to drain",
            json => json.Put($"{Pod}.containers.1", json.Get(Container)).Put($"{Container}.lifecycle.preStop.sleep.seconds", 21L),
            Texts.Drain);
        yield return In(
            Backend,
            "two containers, the second without time to drain",
            json => json.Put($"{Pod}.containers.1", json.Get(Container)).Put($"{Pod}.containers.1.lifecycle.preStop.sleep.seconds", 21L),
            Texts.Drain);
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return At("grace of exactly 30 s", $"{Pod}.terminationGracePeriodSeconds", 30L);
        yield return At("exactly 10 s to drain", $"{Container}.lifecycle.preStop.sleep.seconds", 20L);
        yield return At("the shortest sleep", $"{Container}.lifecycle.preStop.sleep.seconds", 1L);
        yield return In(
            Backend,
            "the shortest grace with the least time to drain",
            json => json.Put($"{Pod}.terminationGracePeriodSeconds", 30L).Put($"{Container}.lifecycle.preStop.sleep.seconds", 20L));
    }
}
