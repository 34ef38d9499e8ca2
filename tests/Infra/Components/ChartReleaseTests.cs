using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;

namespace Todo.Tests.Infra.Components;

internal sealed class ChartReleaseTests
{
    private const string Type = "kubernetes:helm.sh/v3:Release";

    [Test]
    public Task A_chart_of_a_folder_carries_a_hash_of_its_files() => MatchesAsync("chart-of-folder.json", new ChartReleaseArgs
    {
        Source = new ChartFolder("chart"),
        Namespace = "todo",
        Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("replicas", (object)2)]),
    });

    [Test]
    public async Task A_changed_template_is_another_release() =>
        Assert.That(await HashAsync("{{ .Values.a }}"), Is.Not.EqualTo(await HashAsync("{{ .Values.b }}")));

    [Test]
    public Task A_chart_of_a_repository_is_pinned() => MatchesAsync("chart-of-repository.json", new ChartReleaseArgs
    {
        Source = new ChartOfRepository(new Uri("https://charts.example.com/"), "metrics-server", "3.13.0"),
        Namespace = "kube-system",
        Atomic = false,
        Timeout = TimeSpan.FromMinutes(5),
    });

    [Test]
    public Task A_chart_of_a_registry_is_pinned() => MatchesAsync("chart-of-registry.json", new ChartReleaseArgs
    {
        Source = new ChartOfRegistry("oci://registry.example.com/charts/todo-list", "1.0.0"),
        Namespace = "todo",
        SecretValues = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("jwtSecret", Output.Create("hunter2"))]),
    });

    [TestCase("latest")]
    [TestCase("1.2")]
    [TestCase("")]
    public void A_chart_from_elsewhere_has_a_version(string version)
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new ChartOfRepository(new Uri("https://charts.example.com/"), "x", version),
                Throws.ArgumentException.With.Message.EqualTo($"'{version}' is no version of a chart: one is pinned, such as 1.2.3."));
            Assert.That(
                () => new ChartOfRegistry("oci://registry.example.com/x", version),
                Throws.ArgumentException.With.Message.EqualTo($"'{version}' is no version of a chart: one is pinned, such as 1.2.3."));
        });
    }

    [Test]
    public void A_reference_into_a_registry_says_so() => Assert.That(
        () => new ChartOfRegistry("registry.example.com/x", "1.0.0"),
        Throws.ArgumentException.With.Message.EqualTo(
            "'registry.example.com/x' is no reference of a chart in a registry: it begins with oci://"));

    private static async Task MatchesAsync(string file, ChartReleaseArgs args) =>
        Expected.Matches(file, await InputsAsync("{{ .Values.a }}", args) + "\n");

    private static async Task<string> InputsAsync(string template, ChartReleaseArgs args)
    {
        using var repository = new TemporaryFolder();
        repository.Write("chart/templates/a.yaml", template);
        var inputs = await Manifests.InputsOfAsync(repository.Path, Type, "todo", () => _ = new ChartRelease("todo", args));
        return inputs.ToJsonString();
    }

    private static async Task<string> HashAsync(string template)
    {
        var inputs = await InputsAsync(template, new ChartReleaseArgs { Source = new ChartFolder("chart"), Namespace = "todo" });
        return inputs.Split("\"chartHash\":\"")[1][..8];
    }
}
