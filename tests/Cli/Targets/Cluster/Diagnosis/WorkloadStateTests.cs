using System.Text.Json.Nodes;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Diagnosis;

namespace Todo.Tests.Cli.Targets.Cluster.Diagnosis;

internal sealed class WorkloadStateTests
{
    private const string Image = "todo-list-backend:v1.0.0";
    private const string Going = "Look for the last error in its log. Its cause is a setting of the stack or the program itself.";

    // What the container's status says, and what the user is told. The last word says whether it ends the wait.
    private static readonly (string Case, string Status, string Event, string Remedy, bool IsFinal)[] Containers =
    [
        (
            "never pulled",
            Waiting("ErrImageNeverPull", "Container image is not present with pull policy of Never"),
            $"the cluster does not have the image {Image}, and is told never to pull it.",
            $"Bring it there: minikube image load {Image}",
            true),
        (
            "no such image",
            Waiting("ErrImagePull", "failed to resolve reference: not found"),
            $"the image {Image} does not exist in its registry.",
            "Push it (pulumi up does), or mend todo:version.",
            true),
        (
            "pull refused",
            Waiting("ImagePullBackOff", "401 Unauthorized"),
            $"the registry refuses to give the image {Image}: 401 Unauthorized",
            "Let the cluster's nodes log in to it, or make the image public.",
            true),
        (
            "pull failed once",
            Waiting("ErrImagePull", "i/o timeout"),
            $"the image {Image} could not be pulled: i/o timeout",
            "Check the nodes' way to the registry.",
            false),
        (
            "pull failed again",
            Waiting("ImagePullBackOff", "i/o timeout"),
            $"the image {Image} could not be pulled: i/o timeout",
            "Check the nodes' way to the registry.",
            false),
        (
            "a wrong reference",
            Waiting("InvalidImageName", "x"),
            $"'{Image}' is not an image reference.",
            "Mend todo:version or todo:registry.",
            true),
        (
            "no such secret",
            Waiting("CreateContainerConfigError", "secret \"backend-secret\" not found"),
            "its container cannot be made: secret \"backend-secret\" not found",
            "Make what the message names, or take its use away.",
            true),
        (
            "settings that the node has not read yet",
            Waiting("CreateContainerConfigError", "failed to sync configmap cache: timed out waiting for the condition"),
            "its node has not read its settings yet: failed to sync configmap cache: timed out waiting for the condition",
            "The node tries again by itself.",
            false),
        (
            "no such command",
            Waiting("RunContainerError", "exec: \"x\": not found"),
            "its container cannot be started: exec: \"x\": not found",
            "Check the command and the files of its image, in its Dockerfile.",
            true),
        (
            "out of memory",
            """{"restartCount": 1, "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled"}}}""",
            "it used up its memory and was killed (exit code 137, limit 1Gi).",
            "Raise its memory limit: memoryLimit under todo:backend.",
            false),
        (
            "exited once",
            """{"restartCount": 0, "state": {"terminated": {"exitCode": 3, "reason": "Error"}}}""",
            "it exited (exit code 3) and is started again.",
            Going,
            false),
        (
            "crashes",
            """{"restartCount": 2, "lastState": {"terminated": {"exitCode": 3, "reason": "Error"}}}""",
            "it exits again and again (exit code 3, started 3 times).",
            Going,
            false),
    ];

    private static IEnumerable<TestCaseData> Table() => Containers
        .Select(row => new TestCaseData(row.Status, new Setback(row.Event, row.Remedy, row.IsFinal)).SetArgDisplayNames(row.Case));

    [TestCaseSource(nameof(Table))]
    public void A_container_that_does_not_run_is_told_with_its_reason(string status, object expected) =>
        Assert.That(StateOf(Deployment(0), Set(), Pod(status)).Setback, Is.EqualTo(expected));

    [Test]
    public void A_pod_that_no_node_takes_is_waited_for() => Assert.That(
        StateOf(Deployment(0), Set(), Unscheduled("0/1 nodes are available: 1 Insufficient cpu.")).Setback,
        Is.EqualTo(new Setback(
            "no node takes its pod: 0/1 nodes are available: 1 Insufficient cpu.",
            "Lower its requests (cpuRequest, memoryRequest, todo:nodeSelector), or give the cluster more room.",
            IsFinal: false)));

    [Test]
    public void A_pod_without_its_volume_is_waited_for() => Assert.That(
        StateOf(Deployment(0), Set(), Unscheduled("pod has unbound immediate PersistentVolumeClaims")).Setback,
        Is.EqualTo(new Setback(
            "its volume is not there yet: pod has unbound immediate PersistentVolumeClaims",
            "See why: kubectl --context minikube --namespace todo describe persistentvolumeclaims",
            IsFinal: false)));

    [Test]
    public void A_probe_that_fails_is_told_with_its_last_answer()
    {
        var failing = Parse("""
            {"kind": "Event", "metadata": {"name": "e"}, "reason": "Unhealthy", "lastTimestamp": "2026-01-01T00:00:02Z",
             "message": "Readiness probe failed: HTTP probe failed with statuscode: 503", "involvedObject": {"uid": "pod"}}
            """);
        var state = WorkloadState.AllOf(
            new ClusterSnapshot([Deployment(0), Set(), Pod("""{"state": {"running": {}}}""")], [failing]),
            new ClusterConnection("minikube", "todo")).Single();
        Assert.That(
            state.Setback,
            Is.EqualTo(new Setback(
                "readiness probe failed: HTTP probe failed with statuscode: 503.",
                "It runs, but does not answer as it should: its log says for what it waits.",
                IsFinal: false)));
    }

    [TestCase("exceeded quota: q", "a quota of the namespace leaves no room for its pods: exceeded quota: q", false)]
    [TestCase("violates PodSecurity", "the cluster refuses its pods: violates PodSecurity", true)]
    public void What_keeps_pods_from_being_made_is_told(string message, string expected, bool isFinal)
    {
        var set = Set();
        set["status"] = Parse($$"""{"conditions": [{"type": "ReplicaFailure", "status": "True", "message": "{{message}}"}]}""");
        var state = StateOf(Deployment(0), set);
        Assert.That((state.Detail, state.Setback!.Event, state.Setback.IsFinal), Is.EqualTo((expected, expected, isFinal)));
    }

    [Test]
    public void What_kept_pods_from_being_made_is_past_once_they_are_there()
    {
        var set = Set();
        set["status"] = Parse("""{"conditions": [{"type": "ReplicaFailure", "status": "True", "message": "no"}]}""");
        Assert.That(StateOf(Deployment(0), set, Pod("""{"state": {"running": {}}}""")).Setback, Is.Null);
    }

    [Test]
    public void A_broken_pod_that_keeps_a_StatefulSet_from_its_update_is_named()
    {
        var database = Parse("""
            {"kind": "StatefulSet", "metadata": {"name": "database", "uid": "set-2", "generation": 2}, "spec": {"replicas": 1},
             "status": {"observedGeneration": 2, "replicas": 1, "updateRevision": "database-new"} }
            """);
        var broken = Pod(Waiting("ImagePullBackOff", "not found"), name: "database-0");
        broken["metadata"]!["labels"]!["controller-revision-hash"] = "database-old";
        Assert.That(StateOf(database, broken).Setback, Is.EqualTo(new Setback(
            "its pod database-0 of an earlier try is not ready, and is not replaced before it is.",
            "Delete it: kubectl --context minikube --namespace todo delete pod database-0",
            IsFinal: false)));
    }

    [Test]
    public void A_failed_update_says_that_the_old_pods_go_on()
    {
        var old = Pod("""{"state": {"running": {}}}""", name: "old", set: "set-1", ready: true);
        var updated = Deployment(1);
        updated["status"]!["replicas"] = 2L;
        var state = StateOf(updated, Set("set-1", 1), Set(), old, Pod(Waiting("ErrImageNeverPull", "x")));
        Assert.That(
            state.Setback!.Event,
            Is.EqualTo($"the cluster does not have the image {Image}, and is told never to pull it. "
                + "Meanwhile the pod of before goes on serving."));
    }

    [Test]
    public void What_is_rolled_out_is_ready()
    {
        var state = StateOf(Deployment(1), Set(), Pod("""{"restartCount": 1, "state": {"running": {}}}""", ready: true));
        Assert.That(state, Is.EqualTo(new ServiceState("backend", IsReady: true, "ready")
        {
            State = "running",
            Instance = "new",
            Runs = true,
            StartedAt = DateTimeOffset.UnixEpoch,
            Restarts = 1,
            Image = Image,
        }));
    }

    [Test]
    public void What_the_cluster_has_not_seen_yet_is_not_ready()
    {
        var seenEarlier = Deployment(1);
        seenEarlier["metadata"]!["generation"] = 2L;
        Assert.That(StateOf(seenEarlier, Set(), Pod("""{"state": {"running": {}}}""", ready: true)).IsReady, Is.False);
    }

    private static ServiceState StateOf(params JsonObject[] objects) =>
        WorkloadState.AllOf(new ClusterSnapshot([.. objects], []), new ClusterConnection("minikube", "todo")).Single();

    private static JsonObject Deployment(int ready) => Parse($$"""
        {"kind": "Deployment", "metadata": {"name": "backend", "uid": "deployment", "generation": 1}, "spec": {"replicas": 1},
         "status": {"observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "availableReplicas": {{ready}} } }
        """);

    private static JsonObject Set(string name = "set-2", int revision = 2) => Parse($$"""
        {"kind": "ReplicaSet", "metadata": {"name": "{{name}}", "uid": "{{name}}", "ownerReferences": [{"uid": "deployment"}],
         "annotations": {"deployment.kubernetes.io/revision": "{{revision}}"} } }
        """);

    private static JsonObject Pod(string status, string name = "new", string set = "set-2", bool ready = false) => Parse($$"""
        {"kind": "Pod", "metadata": {"name": "{{name}}", "uid": "pod", "creationTimestamp": "1970-01-01T00:00:00Z",
           "labels": {"app.kubernetes.io/name": "backend"}, "ownerReferences": [{"uid": "{{set}}", "name": "{{set}}"}] },
         "spec": {"containers": [{"image": "{{Image}}", "resources": {"limits": {"memory": "1Gi"} } }]},
         "status": {"conditions": [{"type": "Ready", "status": "{{(ready ? "True" : "False")}}"}], "containerStatuses": [{{status}}]} }
        """);

    private static JsonObject Unscheduled(string message)
    {
        var pod = Pod("{}");
        pod["status"] = Parse($$"""{"conditions": [{"type": "PodScheduled", "status": "False", "message": "{{message}}"}]}""");
        return pod;
    }

    private static string Waiting(string reason, string message) =>
        new JsonObject { ["state"] = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = reason, ["message"] = message } } }
            .ToJsonString();

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
