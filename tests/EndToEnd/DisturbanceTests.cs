using System.Globalization;
using System.Runtime.Versioning;

namespace Todo.Tests.EndToEnd;

/// <summary>The local stack on a real Kubernetes, entered by its node port, while something happens to it: no request is lost.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class DisturbanceTests
{
    private const string Target = "--target=minikube";

    // The autoscaler goes by memory, too, and a backend at rest uses all that a local stack keeps for it.
    private const string Autoscaled = "  todo:backend: {replicas: 1, maxReplicas: 3, memoryRequest: 256Mi}\n";

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private ClusterPods _pods = null!;
    private Visitors _visitors = null!;
    private Disturbances _disturbances = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = Companion.WithSecrets(_cluster.Variables);
        _pods = new ClusterPods(_cluster);
        await _companion.SucceedAsync("up", Target, "--yes");
        _client = new TodoClient(Companion.Address);
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        _visitors = new Visitors(new Entrance(Companion.Address), _client);
        _disturbances = new Disturbances(_cluster, _companion, Target, _visitors);
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task Pods_are_ready_within_10_seconds_of_their_start()
    {
        foreach (var pod in await _pods.AllAsync())
        {
            var seconds = ClusterPods.SecondsToReady(pod);
            TestContext.Out.WriteLine($"{ClusterPods.NameOf(pod)}: ready {seconds} s after the start of its container");
            Assert.That(seconds, Is.LessThan(10), ClusterPods.NameOf(pod));
        }
    }

    // It also gives the node the seconds that it needs after its own start.
    [Test]
    [Order(2)]
    public async Task The_stack_at_rest_uses_little()
    {
        string[] lines = [];
        await ClusterPods.UntilAsync(
            async () =>
            {
                var top = await _cluster.TryKubectlAsync("-n", ClusterPods.Namespace, "top", "pods", "--no-headers");
                lines = top.Succeeded ? top.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
                return lines.Length == 3;
            },
            "figures of three pods");
        var columns = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        TestContext.Out.WriteLine($"at rest: {Sum(columns, 1, "m")}m CPU, {Sum(columns, 2, "Mi")} MiB in\n{string.Join('\n', lines)}");
        Assert.That(Sum(columns, 2, "Mi"), Is.LessThan(256));
    }

    [Test]
    [Order(3)]
    public Task An_image_update_loses_no_request() => _disturbances.UpdateImagesAsync();

    [Test]
    [Order(4)]
    public Task A_rollback_loses_no_request() => _disturbances.RollBackAsync();

    [Test]
    [Order(5)]
    public Task A_changed_config_loses_no_request() => _disturbances.ChangeConfigAsync();

    [Test]
    [Order(6)]
    public Task A_rotated_secret_loses_no_request() => _disturbances.RotateSecretAsync();

    [Test]
    [Order(7)]
    public Task Scaling_to_three_and_back_loses_no_request() => _disturbances.ScaleAsync(3, 1);

    [Test]
    [Order(8)]
    public async Task A_deleted_pod_of_two_loses_no_request()
    {
        using var two = _companion.With("  todo:backend: {replicas: 2}\n  todo:frontend: {replicas: 2}\n");
        await _companion.SucceedAsync("up", Target);
        await _disturbances.DeletePodsAsync();
    }

    [Test]
    [Order(9)]
    public Task Eviction_of_all_pods_waits_for_the_disruption_budget_and_loses_no_request() => _disturbances.EvictPodsAsync();

    [Test]
    [Order(10)]
    public async Task The_autoscaler_follows_the_load_to_three_pods_and_back_and_loses_no_request()
    {
        using var scaled = _companion.With(Autoscaled);
        await _companion.SucceedAsync("up", Target);
        await _pods.SettleAsync();
        await ScaleDownAtOnceAsync();
        await _visitors.LoseNothingAsync(() => UntilBackendsAsync(3));
        await UntilBackendsAsync(1);
        await _pods.SettleAsync();
    }

    [Test]
    [Order(11)]
    public async Task An_up_never_takes_away_pods_that_the_autoscaler_has_added_or_takes_over()
    {
        using (_companion.With("  todo:backend: {replicas: 2}\n"))
        {
            await _companion.SucceedAsync("up", Target);
        }

        using var scaled = _companion.With(Autoscaled);
        await _companion.SucceedAsync("up", Target);
        Assert.That(await DesiredBackendsAsync(), Is.EqualTo("2"), "the autoscaler took over");

        // What the autoscaler does when load comes.
        await _pods.KubectlAsync("scale", "deployment/backend", "--replicas=3");
        using var changed = _companion.With("  todo:logLevel: WARNING\n");
        Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain("Deployment/backend"));
        Assert.That(await DesiredBackendsAsync(), Is.EqualTo("3"), "an update came");
        await _pods.SettleAsync();
    }

    [Test]
    [Order(12)]
    public async Task Without_the_sleep_before_the_end_requests_are_lost()
    {
        await _pods.ForEachAsync(service =>
        [
            "patch", $"deployment/{service}", "--type=json",
            "--patch", """[{"op": "remove", "path": "/spec/template/spec/containers/0/lifecycle"}]""",
        ]);
        await _pods.SettleAsync();
        var lost = 0;
        for (var attempt = 1; lost == 0 && attempt <= 3; attempt++)
        {
            var failures = await _visitors.ComeDuringAsync(RestartAsync, atLeast: 0);
            lost = failures.Length;
        }

        Assert.That(lost, Is.Positive, "visitors who lose nothing here prove nothing elsewhere");
    }

    private static int Sum(string[][] lines, int column, string unit) =>
        lines.Sum(line => int.Parse(line[column].Replace(unit, "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private async Task RestartAsync()
    {
        await _pods.ForEachAsync(service => ["rollout", "restart", $"deployment/{service}"]);
        await _pods.SettleAsync();
    }

    // The stack waits for five minutes before it takes a pod away.
    private Task<string> ScaleDownAtOnceAsync() => _pods.KubectlAsync(
        "patch", "hpa", "backend", "--patch", """{"spec": {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 0}}}}""");

    private async Task<string> DesiredBackendsAsync() =>
        (await _pods.KubectlAsync("get", "deployment/backend", "--output", "jsonpath={.spec.replicas}")).Trim();

    private Task UntilBackendsAsync(int count) => ClusterPods.UntilAsync(
        async () => (await _pods.OfAsync("backend")).Count(ClusterPods.IsReady) == count, $"{count} pods of the backend");
}
