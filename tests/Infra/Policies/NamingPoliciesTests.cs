using System.Text.Json.Nodes;

namespace Todo.Tests.Infra.Policies;

internal sealed class NamingPoliciesTests
{
    private static readonly string Longest = new('a', 63);

    [TestCaseSource(nameof(Breaks))]
    public async Task A_manifest_that_is_not_named_or_labelled_is_refused(
        string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await Damage.ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCase("a")]
    [TestCase("0-a")]
    public async Task A_dns_label_is_a_name(string name) =>
        Assert.That(await Damage.ViolationsAsync(Damage.Backend, manifest => manifest.Put("metadata.name", name)), Is.Empty);

    [Test]
    public async Task A_name_has_up_to_63_characters() =>
        Assert.That(await Damage.ViolationsAsync(Damage.Backend, manifest => manifest.Put("metadata.name", Longest)), Is.Empty);

    [TestCase("Back_End")]
    [TestCase("-backend")]
    [TestCase("backend-")]
    [TestCase("back.end")]
    [TestCase("backend\n")]
    public async Task No_dns_label_is_no_name(string name) => Assert.That(
        await Damage.ViolationsAsync(Damage.Backend, manifest => manifest.Put("metadata.name", name)),
        Is.EqualTo(new[] { $"Deployment {name} {Texts.Name}" }));

    [Test]
    public async Task A_name_has_no_64_characters() => Assert.That(
        await Damage.ViolationsAsync(Damage.Backend, manifest => manifest.Put("metadata.name", $"{Longest}a")),
        Is.EqualTo(new[] { $"Deployment {Longest}a {Texts.Name}" }));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return new TestCaseData(
            Damage.Backend,
            (Action<JsonObject>)(json => json.Put("metadata.name", null)),
            new[] { $"Deployment without a name {Texts.Name}" })
            .SetArgDisplayNames("no name");
        yield return Damage.At("no namespace", "metadata.namespace", null, Texts.InNamespace);
        yield return Damage.At("an empty namespace", "metadata.namespace", "", Texts.InNamespace);
        yield return Damage.In(
            "ConfigMap backend-config", "no namespace", json => json.Put("metadata.namespace", null), Texts.InNamespace);
        yield return Damage.At("no labels", "metadata.labels", null, Texts.PartOf);
        yield return Damage.At("not a part", "metadata.labels", new JsonObject(), Texts.PartOf);
        yield return Damage.At(
            "a part of another application", "metadata.labels", new JsonObject { ["app.kubernetes.io/part-of"] = "other" }, Texts.PartOf);
    }
}
