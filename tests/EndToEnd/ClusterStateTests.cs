using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// States of a cluster in which a stack cannot come up, each on a real one: what the user is told, word for word, and that the same
/// command goes on once the state is mended.
/// </summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed partial class ClusterStateTests
{
    private const string Target = "--target=minikube";
    private const string Space = "states";
    private const string Kubectl = $"kubectl --context minikube --namespace {Space}";
    private const string GoOn = "  Then go on from here: ./todo up --stack e2e --target minikube    "
        + "or stop what runs: ./todo down --stack e2e --target minikube";

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private IDisposable _settings = null!;

    private const string Policy = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: approved}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
          validations: [{expression: "'approved' in object.metadata.labels", message: pods have to be approved}]
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: approved}
        spec: {policyName: approved, validationActions: [Deny]}
        """;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _settings = InSpace(_companion);
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        // What is in no namespace that the tests have made.
        await _cluster.TryKubectlAsync(
            "delete", "--ignore-not-found", "serviceaccount/powerless", "serviceaccount/reader", "clusterrole/reader",
            "clusterrolebinding/reader", "crd/servicemonitors.monitoring.coreos.com");
        await _cluster.DisposeAsync();
        _settings.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(20)]
    public async Task Objects_of_another_owner_are_in_the_way()
    {
        await _cluster.KubectlAsync("create", "namespace", Space);
        await InSpaceAsync("create", "service", "clusterip", "backend", "--tcp=80");

        await IsToldAsync(
            $"The namespace {Space} has objects that stack e2e did not make; nothing was touched:\n"
            + "  Service/backend\n"
            + "Choose another namespace (todo:namespace), delete them, or hand them over to this stack:\n"
            + $"  {Kubectl} label KIND/NAME todo/stack=e2e --overwrite");

        Assert.That(await InSpaceAsync("get", "secrets,deployments", "--output", "name"), Is.Empty);
        await InSpaceAsync("delete", "service", "backend");
    }

    [Test]
    [Order(21)]
    public async Task The_namespace_is_being_deleted()
    {
        await InSpaceAsync("create", "configmap", "held");
        await InSpaceAsync("patch", "configmap", "held", "--patch", """{"metadata": {"finalizers": ["example.com/hold"]}}""");
        await _cluster.KubectlAsync("delete", "namespace", Space, "--wait=false");

        await IsToldAsync(
            $"The namespace {Space} is being deleted, so nothing can be made in it. Wait for its end, then try again:\n"
            + $"  kubectl --context minikube wait --for=delete namespace/{Space} --timeout=300s");

        await InSpaceAsync("patch", "configmap", "held", "--patch", """{"metadata": {"finalizers": null}}""");
        await _cluster.KubectlAsync("wait", "--for=delete", $"namespace/{Space}", "--timeout=60s");
    }

    [Test]
    [Order(22)]
    public async Task Another_service_has_the_node_port()
    {
        await _cluster.KubectlAsync("create", "service", "nodeport", "other", "--tcp=80", $"--node-port={Companion.Port}");

        await IsToldAsync(
            $"The port {Companion.Port} of the cluster's nodes belongs to another service already.\n"
            + "See to which: kubectl --context minikube get services --all-namespaces\n"
            + "Choose another: ./todo config set todo:nodePort NUMBER --stack STACK");

        await _cluster.KubectlAsync("delete", "service", "other");
    }

    [Test]
    [Order(23)]
    public async Task A_quota_leaves_no_room_for_an_object()
    {
        await InSpaceAsync("delete", "service", "--all");
        await InSpaceAsync("create", "quota", "small", "--hard=services=0");

        await IsToldAsync(
            $"A quota of the namespace {Space} is too small for the stack:\n"
            + Quota("backend") + Quota("database") + Quota("frontend")
            + $"See it: {Kubectl} describe resourcequota");

        await InSpaceAsync("delete", "quota", "small");
        await GoesOnAsync();

        static string Quota(string service) => $"  Error from server (Forbidden): services \"{service}\" is forbidden: exceeded quota: "
            + "small, requested: services=1, used: services=0, limited: services=0\n";
    }

    [Test]
    [Order(24)]
    public async Task A_quota_leaves_no_room_for_a_pod_and_is_waited_for()
    {
        await InSpaceAsync("create", "quota", "small", "--hard=pods=0");
        using var change = _companion.With("  todo:logLevel: INFO\n");
        var up = _companion.RunAsync("up", Target);

        await IsDiagnosedAsync(
            "backend is not ready: a quota of the namespace leaves no room for its pods: pods \"backend-*\" is forbidden: exceeded quota: "
            + "small, requested: pods=1, used: pods=*, limited: pods=0. Meanwhile the pod of before goes on serving.\n"
            + "It logged nothing.\n"
            + "What to try:\n"
            + $"  Free some of it, or have it raised; see: {Kubectl} describe resourcequota\n"
            + $"{GoOn}\n");

        await InSpaceAsync("delete", "quota", "small");
        var result = await up;
        Assert.That(result.ExitCode, Is.Zero, result.Text);
    }

    [Test]
    [Order(25)]
    public async Task A_limit_range_refuses_a_pod()
    {
        using var folder = new TemporaryFolder();
        var limits = folder.Write("limits.yaml", """
            {apiVersion: v1, kind: LimitRange, metadata: {name: small}, spec: {limits: [{type: Container, max: {memory: 1Mi}}]}}
            """);
        await InSpaceAsync("create", "--filename", limits);
        using (_companion.With("  todo:logLevel: WARNING\n"))
        {
            await IsToldAsync(
                "backend is not ready: the cluster refuses its pods: pods \"backend-*\" is forbidden: "
                + "maximum memory usage per Container is 1Mi, but limit is 1Gi. Meanwhile the pod of before goes on serving.\n"
                + "It logged nothing.\n"
                + "What to try:\n"
                + "  Mend what the message names; then the same command goes on.\n"
                + GoOn);

            await InSpaceAsync("delete", "limitrange", "small");
            await GoesOnAsync();
        }
    }

    [Test]
    [Order(26)]
    public async Task An_admission_policy_refuses_a_pod()
    {
        // Pod Security has nothing against the stack's own pods, which are restricted already; it refuses in the same place.
        using var folder = new TemporaryFolder();
        var policy = folder.Write("policy.yaml", Policy);
        await _cluster.KubectlAsync("create", "--filename", policy);
        await UntilRefusedAsync();
        using (_companion.With("  todo:logLevel: ERROR\n"))
        {
            await IsToldAsync(
                "backend is not ready: the cluster refuses its pods: pods \"backend-*\" is forbidden: ValidatingAdmissionPolicy "
                + "'approved' with binding 'approved' denied request: pods have to be approved. "
                + "Meanwhile the pod of before goes on serving.\n"
                + "It logged nothing.\n"
                + "What to try:\n"
                + "  Mend what the message names; then the same command goes on.\n"
                + GoOn);

            await _cluster.KubectlAsync("delete", "--filename", policy);
            await GoesOnAsync();
        }
    }

    [Test]
    [Order(28)]
    public async Task No_node_has_room_for_a_pod_and_then_the_server_goes_away()
    {
        using (_companion.With("  todo:backend:\n    cpuRequest: 64\n    cpuLimit: 64\n"))
        {
            var up = _companion.RunAsync("up", Target);
            await IsDiagnosedAsync(
                "backend is not ready: no node takes its pod: 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
                + "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. "
                + "Meanwhile the pod of before goes on serving.\n"
                + "It logged nothing.\n"
                + "What to try:\n"
                + "  Lower its requests (cpuRequest, memoryRequest, todo:nodeSelector), or give the cluster more room.\n"
                + $"  See all of its log: ./todo logs backend --stack e2e --target minikube\n{GoOn}\n");

            await _cluster.KillServerAsync();
            IsRefused(
                await up,
                "The cluster of context minikube does not answer:\n"
                + "  The connection to the server 127.0.0.1:8443 was refused - did you specify the right host or port?\n"
                + "Start it: minikube start");
        }

        await _cluster.StartAsync();
        await GoesOnAsync();
    }

    private static IDisposable InSpace(Companion companion) => companion.With($"  todo:namespace: {Space}\n");

    private Task<string> InSpaceAsync(params string[] arguments) => _cluster.KubectlAsync(["--namespace", Space, .. arguments]);

    private async Task IsToldAsync(string expected) => IsRefused(await _companion.RunAsync("up", Target, "--yes"), expected);

    private static void IsRefused(ProcessResult result, string expected)
    {
        const string error = "error: ";
        var text = Plain(result.Text);
        Assert.That(text, Does.Contain(error));
        Assert.That(text[(text.IndexOf(error, StringComparison.Ordinal) + error.Length)..], Is.EqualTo(expected));
        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.Failed));
    }

    // It takes the cluster some seconds to find out.
    private async Task IsDiagnosedAsync(string expected)
    {
        var end = DateTime.UtcNow.AddSeconds(20);
        ProcessResult diagnosis;
        do
        {
            diagnosis = await _companion.RunAsync("diagnose", Target);
        }
        while (!Plain(diagnosis.Output).Contains(expected, StringComparison.Ordinal) && DateTime.UtcNow < end);

        Assert.That(Plain(diagnosis.Output), Is.EqualTo($"database is ready.\n{expected}frontend is ready.\n"));
        Assert.That(diagnosis.ExitCode, Is.EqualTo(ExitCodes.Failed));
    }

    // A policy is in force some moments after it was made.
    private Task UntilRefusedAsync() => ClusterPods.UntilAsync(
        async () => (await _cluster.TryKubectlAsync("run", "tried", "--image=none", "--dry-run=server")).Text.Contains(
            "pods have to be approved", StringComparison.Ordinal),
        "the admission policy is in force");

    private Task<string> GoesOnAsync() => _companion.SucceedAsync("up", Target);

    // The cluster draws the names of pods and their makers; and a pod may be there still that is ending.
    private static string Plain(string text) => UsedPods().Replace(DrawnName().Replace(text, "$1-*"), "*");

    [GeneratedRegex("(?<=\")(backend)-[a-z0-9]+(-[a-z0-9]+)?(?=\")")]
    private static partial Regex DrawnName();

    [GeneratedRegex("(?<=used: pods=)[0-9]+")]
    private static partial Regex UsedPods();
}
