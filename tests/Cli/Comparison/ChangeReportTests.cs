using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Comparison;

internal sealed class ChangeReportTests
{
    [Test]
    public async Task A_first_preview_adds_everything_as_a_tree_by_component() =>
        Expected.Matches("preview-first.txt", Report(null, await Stacks.EvaluateAsync("local")));

    [Test]
    public async Task A_preview_without_changes_says_so()
    {
        var plan = await Stacks.EvaluateAsync("local");
        Assert.That(Report(plan, plan), Is.EqualTo("Stack local, compared with the last up:\n"
            + "No changes; 26 resources stay as they are.\n"));
    }

    [Test]
    public async Task A_changed_setting_shows_what_changes_and_what_that_causes()
    {
        var before = await Stacks.EvaluateAsync("local");
        var after = await Stacks.EvaluateAsync("local", config => config with
        {
            Values = config.Values.SetItem("todo:logLevel", "INFO").SetItem("todo:frontend", """{"replicas":2}"""),
        });
        Expected.Matches("preview-changed.txt", Report(before, after));
    }

    [Test]
    public void A_secret_is_told_by_its_key_only()
    {
        var report = Report(PlanOf(Secret("hunter2", "same")), PlanOf(Secret("correct horse", "same")));
        Assert.That(report, Is.EqualTo("""
            Stack local, compared with the last up:
              ~ Secret backend-secret
                  stringData.PASSWORD: [secret] -> [secret]
            0 to add, 1 to change, 0 to replace, 0 to delete; 0 stay as they are.

            """));
    }

    [Test]
    public void A_secret_whose_key_holds_a_dot_is_masked_too()
    {
        var (before, after) = (Resource("Secret", "x", Parse("""{"stringData":{"tls.key":"hunter2"}}""")),
            Resource("Secret", "x", Parse("""{"stringData":{"tls.key":"hunter3"}}""")));
        Assert.That(
            Compare(before, after), Is.EqualTo(new[] { new FieldChange("stringData[tls.key]", "[secret]", "[secret]") }));
    }

    [Test]
    public void Entries_of_one_name_are_told_apart_by_their_places()
    {
        var (before, after) = (Resource("Pod", "x", Parse("""{"m":[{"name":"a","p":"1"},{"name":"a","p":"2"}]}""")),
            Resource("Pod", "x", Parse("""{"m":[{"name":"a","p":"1"},{"name":"a","p":"3"}]}""")));
        Assert.That(Compare(before, after), Is.EqualTo(new[] { new FieldChange("m[1].p", "2", "3") }));
    }

    [Test]
    public void A_list_entry_is_told_apart_by_its_name()
    {
        var before = Resource("Deployment", "x", Parse("""{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}"""));
        var after = Resource("Deployment", "x", Parse("""{"containers":[{"name":"b","image":"2"}]}"""));
        Assert.That(
            Compare(before, after),
            Is.EqualTo(new[]
            {
                new FieldChange("containers[a].image", "1", null),
                new FieldChange("containers[a].name", "a", null),
                new FieldChange("containers[b].image", "1", "2"),
            }));
    }

    private static string Report(Plan? before, Plan after)
    {
        using var writer = new StringWriter();
        ChangeReport.Print(ConsoleFactory.Create(writer, isRedirected: true), "local", "the last up", PlanComparison.Compare(
            before, after, new ClusterConsequences()));
        return writer.ToString();
    }

    private static ImmutableArray<FieldChange> Compare(PlannedResource before, PlannedResource after) =>
        new FieldComparison(PlanOf(before), PlanOf(after)).Compare(before, after);

    private static Plan PlanOf(params PlannedResource[] resources) =>
        new("local", [.. resources], [], ImmutableSortedDictionary<string, string>.Empty);

    private static PlannedResource Secret(string password, string other) => Resource(
        "Secret",
        "backend-secret",
        Parse($$$"""{"metadata":{"name":"backend-secret"},"stringData":{"OTHER":"{{{other}}}","PASSWORD":"{{{password}}}"}}"""));

    private static PlannedResource Resource(string kind, string name, JsonObject inputs)
    {
        inputs["kind"] = kind;
        return new PlannedResource($"urn:pulumi:local::todo::kubernetes:v1:{kind}::{name}", $"kubernetes:v1:{kind}", name, null, inputs);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
