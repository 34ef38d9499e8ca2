using System.Text.Json.Nodes;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>
/// What a preview says that changes cause on Docker: that containers are made anew, and nothing where Compose leaves them alone.
/// </summary>
internal sealed class DockerConsequencesTests
{
    private const string MadeAnew = "its container is made anew: the service is away for a moment";

    [Test]
    public void A_changed_container_is_made_anew() => Assert.That(
        Told(Some.Plan(Web()), Some.Plan(Web().WithContainer("args", """["--fast"]"""))),
        Is.EqualTo(new[] { $"Change Deployment/web: {MadeAnew}" }));

    [Test]
    public void A_changed_database_is_made_anew_and_keeps_its_data() => Assert.That(
        Told(Some.Plan(Some.StatefulSet("store")), Some.Plan(Some.StatefulSet("store").WithContainer("args", """["--fast"]"""))),
        Is.EqualTo(new[] { $"Change StatefulSet/store: {MadeAnew}; its data stays" }));

    [Test]
    public void What_Docker_does_not_have_causes_nothing() => Assert.That(
        Told(Some.Plan(Web()), Some.Plan(Version(Web().WithSpec("replicas", "3"), "v2.0.0"))), Is.EqualTo(
            new[] { "Change Deployment/web: nothing" }));

    [Test]
    public void Another_namespace_causes_nothing() => Assert.That(
        Told(Some.Plan(Web(), Some.Manifest("Namespace", "todo")), Some.Plan(In("other", Web()), Some.Manifest("Namespace", "todo"))),
        Is.EqualTo(new[] { "Change Deployment/web: nothing", "Same Namespace/todo: nothing" }));

    [Test]
    public void A_changed_setting_makes_the_container_anew_that_reads_it() => Assert.That(
        Told(WithColor("blue"), WithColor("green")),
        Is.EqualTo(new[] { $"Change Deployment/web: {MadeAnew}", "Change ConfigMap/web: nothing" }));

    [Test]
    public void Another_port_of_the_machine_makes_the_container_anew_and_another_label_of_the_Service_does_not() => Assert.That(
        Told(WithPort(30080), WithPort(30081)).Concat(Told(WithPort(30080), Labelled(WithPort(30080)))),
        Is.EqualTo(new[] { "Same Deployment/web: nothing", $"Change Service/web: {MadeAnew}", "Same Deployment/web: nothing",
            "Change Service/web: nothing" }));

    [Test]
    public void What_is_no_longer_wanted_is_removed_without_its_data() => Assert.That(
        Told(Some.Plan(Web(), Some.StatefulSet("store")), Some.Plan()),
        Is.EqualTo(new[] { "Delete Deployment/web: its container is removed", "Delete StatefulSet/store: its container is removed; the "
            + "volume with the data stays" }));

    [Test]
    public void A_first_up_causes_nothing_that_needs_telling() =>
        Assert.That(Told(null, Some.Plan(Web())), Is.EqualTo(new[] { "Add Deployment/web: nothing" }));

    private static JsonObject Web() => Some.Deployment("web");

    private static JsonObject In(string name, JsonObject manifest)
    {
        manifest["metadata"]!["namespace"] = name;
        return manifest;
    }

    private static JsonObject Version(JsonObject workload, string version)
    {
        workload["spec"]!["template"]!["metadata"]!["labels"]!["app.kubernetes.io/version"] = version;
        return workload;
    }

    private static Plan WithColor(string color)
    {
        var web = Web().WithContainer("envFrom", """[{ "configMapRef": { "name": "web" } }]""");
        web["spec"]!["template"]!["metadata"]!["annotations"] = new JsonObject { ["todo/config-hash"] = color };
        return Some.Plan(web, Some.Manifest("ConfigMap", "web", $$""", "data": { "color": "{{color}}" }"""));
    }

    private static Plan WithPort(int port) => Some.Plan(
        Web(), Some.Service("web", $$""", "type": "NodePort", "ports": [{ "port": 80, "nodePort": {{port}} }]"""));

    private static Plan Labelled(Plan plan)
    {
        plan.Resources[^1].Inputs["metadata"]!["labels"] = new JsonObject { ["app.kubernetes.io/version"] = "v2.0.0" };
        return plan;
    }

    private static IEnumerable<string> Told(Plan? before, Plan after)
    {
        using var folder = new TemporaryFolder();
        var machine = new PlayedMachine();
        var stack = new StackContext("local", folder.State, () => Repository.Root, (_, _) => Task.FromResult(after));
        var consequences = new DockerTarget(machine.Machine, machine.Console).ConsequencesOf(stack, before, after);
        return PlanComparison.Compare(before, after, consequences).Select(change =>
            $"{change.Kind} {change.Resource.Inputs["kind"]}/{change.Resource.Inputs["metadata"]!["name"]}: "
                + $"{change.Consequence ?? "nothing"}");
    }
}
