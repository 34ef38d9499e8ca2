using System.Text.Json.Nodes;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

internal sealed class AppPoliciesTests
{
    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Every_manifest_keeps_every_rule(string stack) =>
        Assert.That(AppPolicies.Check((await Stacks.EvaluateAsync(stack)).Manifests).Violations, Is.Empty);

    [Test]
    public void No_rule_goes_without_a_case_that_breaks_it()
    {
        TestCaseData[] cases =
        [
            .. NamingPoliciesTests.Breaks(),
            .. PodSecurityPoliciesTests.Breaks(),
            .. PodPoliciesTests.Breaks(),
            .. ContainerPoliciesTests.Breaks(),
            .. WorkloadPoliciesTests.Breaks(),
            .. ReferenceTests.Breaks(),
            .. SecretPoliciesTests.Breaks(),
            .. AccessPoliciesTests.Breaks(),
            .. SetPoliciesTests.Breaks(),
            .. ExceptionPoliciesTests.Breaks(),
        ];
        var broken = cases.SelectMany(item => (string[])item.Arguments[2]!).ToList();
        Assert.That(
            AppPolicies.All.Select(rule => rule.Id).Where(id => !broken.Any(text => text.Contains($"breaks the rule {id}: "))), Is.Empty);
    }

    [Test]
    public void A_rule_has_an_id_of_its_own_and_says_why_it_is_there_in_a_sentence()
    {
        Assert.That(AppPolicies.All.Select(rule => rule.Id), Is.Unique.And.All.Match("^[a-z]+(-[a-z]+)*$"));
        Assert.That(AppPolicies.All.Select(rule => rule.Why), Is.All.Match(@"^[A-Z][^.]+[^.]{10,}\.$"));
    }

    [Test]
    public void The_page_tells_every_rule() => Expected.Matches("docs/policies.md", PoliciesPage.Of(AppPolicies.All));

    [Test]
    public async Task Violations_of_several_manifests_are_told_in_the_order_of_the_manifests()
    {
        var manifests = await Damage.OfAsync("Service backend", service => service.Put("metadata.namespace", null));
        manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "Deployment frontend")
            .Put("spec.template.spec.hostPID", true)
            .Put("spec.template.spec.serviceAccountName", "default");
        Assert.That(Damage.OfEach(manifests), Is.EqualTo(new[]
        {
            $"Service backend {Texts.InNamespace}",
            $"Deployment frontend {Texts.HostNamespaces}",
            $"Deployment frontend {Texts.Account}",
        }));
    }

    [Test]
    public void A_manifest_without_anything_breaks_the_rules_of_all_manifests()
    {
        string[] texts = [Texts.Name, Texts.InNamespace, Texts.PartOf];
        Assert.That(
            AppPolicies.Check([new JsonObject { ["kind"] = "ConfigMap" }]).Violations.Select(violation => violation.ToString()),
            Is.EqualTo(texts.Select(text => $"ConfigMap without a name {text}")));
    }
}
