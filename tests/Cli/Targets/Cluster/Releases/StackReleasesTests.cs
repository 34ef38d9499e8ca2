using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Cluster.Releases;

/// <summary>Which releases are the stack's, and what becomes of those that it has no more. kubectl and helm are played.</summary>
internal sealed class StackReleasesTests
{
    private const string Kubectl = "kubectl --context minikube --namespace todo --request-timeout=20s get secrets "
        + "--selector owner=helm,todo/stack=local";

    private static readonly ClusterConnection Connection = new("minikube", "todo");

    private PlayedMachine _machine = null!;

    [SetUp]
    public void Start() => _machine = new PlayedMachine();

    [Test]
    public async Task Each_is_found_once_by_the_label_of_its_revisions()
    {
        Has("todo/todo", "todo/todo", "ingress-nginx/ingress-nginx");
        Assert.That(
            await ReleaseName.OfStackAsync(new Kubectl(_machine.Machine.Processes, Connection), "local", CancellationToken.None),
            Is.EqualTo(new[] { new ReleaseName("ingress-nginx", "ingress-nginx"), new ReleaseName("todo", "todo") }));
    }

    [Test]
    public async Task Who_may_not_look_into_all_namespaces_looks_into_the_own()
    {
        _machine.On(Kubectl, List("todo/todo"));
        _machine.On($"{Kubectl} --all-namespaces", 1, "Error from server (Forbidden): secrets is forbidden");
        Assert.That(
            await ReleaseName.OfStackAsync(new Kubectl(_machine.Machine.Processes, Connection), "local", CancellationToken.None),
            Is.EqualTo(new[] { new ReleaseName("todo", "todo") }));
    }

    [Test]
    public async Task What_the_stack_has_no_more_is_taken_away_and_nothing_else()
    {
        Has("kube-system/metrics-server", "ingress-nginx/ingress-nginx");
        HasHistory("metrics-server", "kube-system");
        _machine.On(Uninstall("ingress-nginx", "ingress-nginx"), "");
        var releases = await ReadAsync();
        Assert.That(await releases.PruneAsync(CancellationToken.None), Is.EqualTo(new[] { "release/ingress-nginx" }));
        Assert.That(Uninstalled(), Is.EqualTo(new[] { "ingress-nginx" }));
    }

    [Test]
    public async Task One_of_the_same_name_that_somebody_else_made_is_left_alone()
    {
        Has();
        HasHistory("metrics-server", "kube-system");
        var releases = await ReadAsync();
        Assert.That(Assert.Throws<UserError>(releases.RefuseOthers)!.Message, Is.EqualTo(
            "The namespace kube-system has a release metrics-server that stack local did not make; nothing was touched.\n"
            + "It serves as well: leave it out (todo:addOns, todo:assistant). Or uninstall it:\n"
            + "  helm uninstall metrics-server --kube-context minikube --namespace kube-system"));
    }

    [Test]
    public async Task Down_takes_all_of_the_stack_away_the_application_first_whatever_the_settings_say_now()
    {
        Has("ingress-nginx/ingress-nginx", "todo/todo");
        _machine.On(Uninstall("ingress-nginx", "ingress-nginx"), "");
        _machine.On(Uninstall("todo", "todo"), "");
        Assert.That(
            await StackReleases.RemoveAsync(_machine.Machine.Processes, Connection, "local", CancellationToken.None),
            Is.EqualTo(new[] { "release todo", "release ingress-nginx (of all of the cluster)" }));
        Assert.That(Uninstalled(), Is.EqualTo(new[] { "todo", "ingress-nginx" }));
    }

    [TestCase("metrics-server")]
    [TestCase("oci://registry.example.com/charts/metrics-server")]
    public async Task One_that_is_as_the_stack_wants_it_is_left_alone_wherever_its_chart_comes_from(string chart)
    {
        Has("kube-system/metrics-server");
        HasHistory("metrics-server", "kube-system");
        _machine.On("helm --kube-context minikube --namespace kube-system get values metrics-server", "{}");
        var releases = await ReadAsync(chart);
        Assert.That(await releases.BringAsync("/todo", _ => Task.FromResult(false), CancellationToken.None), Is.Empty);
    }

    private static string Uninstall(string name, string space) => $"helm --kube-context minikube --namespace {space} uninstall {name} ";

    private static string List(params string[] releases) => new JsonObject
    {
        ["items"] = new JsonArray([.. releases.Select(release => release.Split('/')).Select(part => new JsonObject
        {
            ["metadata"] = new JsonObject { ["namespace"] = part[0], ["labels"] = new JsonObject { ["name"] = part[1] } },
        })]),
    }.ToJsonString();

    // The stack wants the metrics-server.
    private Task<StackReleases> ReadAsync(string chart = "metrics-server")
    {
        var inputs = new JsonObject
        {
            ["name"] = "metrics-server",
            ["namespace"] = "kube-system",
            ["chart"] = chart,
            ["version"] = "3.13.0",
            ["timeout"] = 9L,
        };
        var plan = Some.Plan() with
        {
            Resources = [new PlannedResource("urn", PlannedRelease.Type, "metrics-server", null, inputs)],
        };
        return StackReleases.ReadAsync(_machine.Machine.Processes, Connection, plan, CancellationToken.None);
    }

    private void Has(params string[] releases) => _machine.On($"{Kubectl} --all-namespaces", List(releases));

    private void HasHistory(string name, string space) => _machine.On(
        $"helm --kube-context minikube --namespace {space} history {name}",
        """[{"revision": 1, "status": "deployed", "chart": "metrics-server-3.13.0"}]""");

    private ImmutableArray<string> Uninstalled() =>
        [.. _machine.Calls.Where(call => call.Contains(" uninstall ", StringComparison.Ordinal)).Select(call => call.Split(' ')[6])];
}
