using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Cluster;

/// <summary>What a user is told to open: an address that answers, or the command of a tunnel to it.</summary>
internal sealed class ClusterAddressTests
{
    private const string Nodes = """
        {"items": [{"kind": "Node", "status": {"addresses": [
            {"type": "Hostname", "address": "node"}, {"type": "InternalIP", "address": "192.0.2.7"}]}}]}
        """;

    [Test]
    public async Task It_is_this_machine_where_that_answers() =>
        Assert.That(await FindAsync("minikube", "localhost"), Is.EqualTo("Open http://localhost:30080"));

    [Test]
    public async Task It_is_a_node_where_only_that_answers() =>
        Assert.That(await FindAsync("minikube", "192.0.2.7"), Is.EqualTo("Open http://192.0.2.7:30080"));

    [Test]
    public async Task It_is_a_tunnel_of_Minikube_where_no_node_can_be_reached() => Assert.That(
        await FindAsync("minikube"),
        Is.EqualTo("To open it, run this and leave it running: minikube service frontend --namespace todo --url"));

    [Test]
    public async Task It_is_a_forwarded_port_on_any_other_cluster() => Assert.That(
        await FindAsync("company"),
        Is.EqualTo("To open it, run this and leave it running, then open http://localhost:30080: "
            + "kubectl --context company --namespace todo port-forward service/frontend 30080:http"));

    [Test]
    public async Task It_is_the_name_of_an_ingress_where_no_node_has_a_port()
    {
        var plan = Some.Plan(Some.Service("frontend")) with
        {
            Outputs = ImmutableSortedDictionary<string, string>.Empty.Add("url", "https://todo.example.com"),
        };
        Assert.That(
            await FindAsync(plan, "company"),
            Is.EqualTo("Open https://todo.example.com (the name has to lead to the cluster's ingress controller)"));
    }

    private static Task<string> FindAsync(string context, string? answering = null) => FindAsync(
        Some.Plan(Some.Service("frontend", """, "type": "NodePort", "ports": [{"name": "http", "nodePort": 30080}]""")),
        context,
        answering);

    private static async Task<string> FindAsync(Plan plan, string context, string? answering = null)
    {
        var machine = new PlayedMachine();
        machine.On($"kubectl --context {context} --namespace todo --request-timeout=20s get nodes", Nodes);
        machine.Ready = address => address.Host == answering
            ? new HttpResponseMessage(HttpStatusCode.OK)
            : throw new HttpRequestException("refused");
        var connection = new ClusterConnection(context, "todo");
        var kubectl = new Kubectl(machine.Machine.Processes, connection);
        return await new ClusterAddress(kubectl, connection, plan, machine.Machine.Containers).FindAsync(CancellationToken.None);
    }
}
