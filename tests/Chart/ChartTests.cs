using System.Text.RegularExpressions;
using Todo.Cli.Checking;
using Todo.Cli.Evaluation;
using Todo.Infra.Policies;
using Todo.Tests.Infra;

namespace Todo.Tests.Chart;

internal sealed partial class ChartTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "chart");

    [Test]
    public void Its_appVersion_is_the_version_of_the_stacks()
    {
        var version = File.ReadLines(Path.Combine(Folder, "Chart.yaml"))
            .Single(line => line.StartsWith("appVersion:", StringComparison.Ordinal));
        Assert.That(
            Stacks.All.Select(stack => File.ReadLines(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml"))
                .Single(line => line.Contains("todo:version:", StringComparison.Ordinal)).Split(' ')[^1]),
            Is.All.EqualTo(version.Split(' ')[^1]));
    }

    [Test]
    public async Task It_lints_clean(
        [Values("helm", "helm4")] string program, [ValueSource(typeof(Stacks), nameof(Stacks.All))] string stack)
    {
        var result = await Helm.RunAsync(program, "lint", ["chart", "--strict", "--quiet", .. Helm.OptionsOf[stack]]);
        Assert.That(result.Succeeded, result.Text);
    }

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task Both_helms_render_the_same(string stack)
    {
        const string given = "0123456789012345678901234567890123";
        string[] call =
        [
            "todo", "chart", "--namespace", "todo", "--kube-version", "1.34.0", "--set", $"jwtSecret={given},databasePassword={given}",
            .. Helm.OptionsOf[stack],
        ];
        var (three, four) = (await Helm.RunAsync("helm", "template", call), await Helm.RunAsync("helm4", "template", call));
        Assert.That(
            ManifestYaml.Read(four.Output).Select(document => document.ToJsonString()),
            Is.EqualTo(ManifestYaml.Read(three.Output).Select(document => document.ToJsonString())));
    }

    [Test]
    public void Every_value_is_described_and_read()
    {
        var described = ValuePaths.OfSchema(Path.Combine(Folder, "values.schema.json")).ToList();
        var given = ValuePaths.OfValues(Path.Combine(Folder, "values.yaml")).ToList();
        var templates = string.Concat(Directory.GetFiles(Path.Combine(Folder, "templates"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var read = Reads().Matches(templates).Select(match => match.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(given, Is.EquivalentTo(described), "values.yaml has what the schema describes");
            Assert.That(described.Where(path => !IsRead(path, read)), Is.Empty, "described, but no template reads it");
            Assert.That(read.Where(path => !described.Any(one => $"{one}.".StartsWith($"{path}.", StringComparison.Ordinal))), Is.Empty);
        });
    }

    [TestCaseSource(typeof(GeneratedValues), nameof(GeneratedValues.Sets))]
    public async Task Any_values_of_the_schema_render_manifests_that_a_cluster_takes(string[] options)
    {
        var manifests = await Helm.TemplateAsync(options);
        Assert.Multiple(() =>
        {
            Assert.That(SchemaFindings.Of(manifests).Problems, Is.Empty);
            Assert.That(AppPolicies.Check(manifests).Violations, Is.Empty);
            Assert.That(manifests.Select(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}"), Is.Unique);
        });
    }

    [TestCaseSource(typeof(BadValues), nameof(BadValues.Table))]
    public async Task A_value_that_is_not_allowed_is_refused_by_name(string[] options, string expected) =>
        Assert.That(await Helm.RefusalAsync([.. Helm.OptionsOf["local"], .. options]), Does.Contain(expected));

    // A service's own values are read through its name: $own.replicas.
    private static bool IsRead(string path, HashSet<string> read) =>
        read.Contains(path) || read.Any(prefix => path.StartsWith($"{prefix}.", StringComparison.Ordinal))
        || (path.Split('.') is ["backend" or "frontend" or "database", var own] && OwnReads.Value.Contains(own));

    private static readonly Lazy<HashSet<string>> OwnReads = new(() => Own()
        .Matches(string.Concat(Directory.GetFiles(Path.Combine(Folder, "templates")).Select(File.ReadAllText)))
        .Select(match => match.Groups["name"].Value)
        .ToHashSet(StringComparer.Ordinal));

    [GeneratedRegex(@"(?:\.Values|\$values)\.(?<path>[A-Za-z]+(?:\.[A-Za-z]+)*)")]
    private static partial Regex Reads();

    [GeneratedRegex(@"\$own\.(?<name>[A-Za-z]+)")]
    private static partial Regex Own();
}
