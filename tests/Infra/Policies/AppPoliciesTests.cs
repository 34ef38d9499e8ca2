using System.Text.Json.Nodes;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

internal sealed class AppPoliciesTests
{
    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_manifest_keeps_every_rule(string stack) =>
        Assert.That(AppPolicies.Check((await Stacks.EvaluateAsync(stack)).Manifests), Is.Empty);

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_workload_has_a_network_policy_of_its_own(string stack)
    {
        var manifests = (await Stacks.EvaluateAsync(stack)).Manifests.ToList();
        var guarded = manifests
            .Where(manifest => $"{manifest["kind"]}" == "NetworkPolicy")
            .Select(policy => policy["spec"]!["podSelector"]!.ToJsonString())
            .ToList();
        var workloads = manifests.Where(manifest => manifest["spec"]?["template"] is not null);
        Assert.That(
            workloads
                .Where(workload => !guarded.Contains(workload["spec"]!["selector"]!.ToJsonString()))
                .Select(workload => $"{workload["kind"]} {workload["metadata"]!["name"]}"),
            Is.Empty);
    }

    [Test]
    public void No_rule_goes_without_a_case_that_breaks_it()
    {
        TestCaseData[] cases =
        [
            .. NamingPoliciesTests.Breaks(),
            .. PodPoliciesTests.Breaks(),
            .. ContainerPoliciesTests.Breaks(),
            .. WorkloadPoliciesTests.Breaks(),
            .. ReferenceTests.Breaks(),
        ];
        var broken = cases.SelectMany(item => (string[])item.Arguments[2]!).ToList();
        Assert.That(AppPolicies.All.Select(policy => policy.Rule).Where(rule => !broken.Any(text => text.Contains(rule))), Is.Empty);
    }

    [Test]
    public async Task Violations_of_several_manifests_are_told_in_the_order_of_the_manifests()
    {
        var manifests = await Damage.OfAsync("Service backend", service => service.Put("metadata.namespace", null));
        manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "Deployment frontend")
            .Put("spec.template.spec.hostPID", true)
            .Put("spec.template.spec.serviceAccountName", "default");
        Assert.That(AppPolicies.Check(manifests).Select(violation => violation.ToString()), Is.EqualTo(new[]
        {
            $"Service backend {Texts.InNamespace}",
            $"Deployment frontend {Texts.Account}",
            $"Deployment frontend {Texts.Node}",
        }));
    }

    [Test]
    public void A_manifest_without_anything_breaks_the_rules_of_all_manifests()
    {
        string[] texts = [Texts.Name, Texts.InNamespace, Texts.PartOf];
        Assert.That(
            AppPolicies.Check([new JsonObject { ["kind"] = "ConfigMap" }]).Select(violation => violation.ToString()),
            Is.EqualTo(texts.Select(text => $"ConfigMap without a name {text}")));
    }
}
