using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Cluster;

/// <summary>Which pods are deleted as they keep a StatefulSet from its update. kubectl is played.</summary>
internal sealed class BlockingPodsTests
{
    private const string Kubectl = "kubectl --context minikube --namespace todo --request-timeout=20s";

    [Test]
    public async Task A_pod_of_an_earlier_try_that_is_not_ready_is_deleted() =>
        Assert.That(await DeletedAsync(ready: 0, pod: Pod("old", isReady: false)), Is.EqualTo(new[] { "Pod/database-0" }));

    [Test]
    public async Task One_that_is_ready_is_replaced_by_the_cluster() =>
        Assert.That(await DeletedAsync(ready: 0, pod: Pod("old", isReady: true)), Is.Empty);

    [Test]
    public async Task One_of_the_newest_try_may_still_get_ready() =>
        Assert.That(await DeletedAsync(ready: 0, pod: Pod("new", isReady: false)), Is.Empty);

    [Test]
    public async Task One_of_somebody_else_is_left_alone() =>
        Assert.That(await DeletedAsync(ready: 0, pod: Pod("old", isReady: false, owner: "another")), Is.Empty);

    [Test]
    public async Task Of_a_set_that_was_ready_nothing_is_asked() =>
        Assert.That(await DeletedAsync(ready: 1, pod: "nobody asks"), Is.Empty);

    private static async Task<IEnumerable<string>> DeletedAsync(int ready, string pod)
    {
        var machine = new PlayedMachine();
        // Its controller has seen the update at the second look.
        var seen = new Queue<int>([1, 2]);
        machine.On($"{Kubectl} get StatefulSet/database", (_, _) => Task.FromResult(PlayedMachine.Succeeded(Set(0, seen.Dequeue()))));
        machine.On($"{Kubectl} get pods", pod);
        machine.On($"{Kubectl} delete --wait=false --ignore-not-found", "");
        await BlockingPods.DeleteAsync(
            new Kubectl(machine.Machine.Processes, new ClusterConnection("minikube", "todo")),
            [JsonNode.Parse(Set(ready, 1))!.AsObject()],
            CancellationToken.None);
        return machine.Calls.Where(call => call.Contains(" delete ", StringComparison.Ordinal)).SelectMany(call => call.Split(' ')[9..]);
    }

    private static string Set(int ready, int observed) => $$"""
        {"kind": "StatefulSet", "metadata": {"name": "database", "uid": "set", "generation": 2}, "spec": {"replicas": 1},
         "status": {"readyReplicas": {{ready}}, "observedGeneration": {{observed}}, "updateRevision": "new"} }
        """;

    private static string Pod(string revision, bool isReady, string owner = "set") => $$"""
        {"items": [{"kind": "Pod", "status": {"conditions": [{"type": "Ready", "status": "{{(isReady ? "True" : "False")}}"}]},
          "metadata": {"name": "database-0", "labels": {"controller-revision-hash": "{{revision}}"},
          "ownerReferences": [{"uid": "{{owner}}"}]} }]}
        """;
}
