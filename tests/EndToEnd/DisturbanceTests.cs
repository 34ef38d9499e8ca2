using System.Globalization;
using System.Runtime.Versioning;
using Todo.Cli.Processes;
using Todo.Tests.Cli.Settings;

namespace Todo.Tests.EndToEnd;

/// <summary>The local stack on a real Kubernetes, entered by its node port, while something happens to it: no request is lost.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class DisturbanceTests
{
    private const string Target = "--target=minikube";
    private const string TwoPods = "  todo:backend: {replicas: 2}\n  todo:frontend: {replicas: 2}\n";

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private ClusterPods _pods = null!;
    private Visitors _visitors = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables.Add("PULUMI_CONFIG_PASSPHRASE", PulumiEncryptor.Passphrase) };
        _pods = new ClusterPods(_cluster);
        await _companion.SucceedAsync("up", Target, "--yes");
        _client = new TodoClient(Companion.Address);
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        _visitors = new Visitors(new Entrance(Companion.Address), _client);
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
    public async Task An_image_update_loses_no_request()
    {
        var images = new Dictionary<string, string>();
        foreach (var service in ClusterPods.Services)
        {
            images[service] = await AnotherImageAsync(service);
        }

        await _visitors.LoseNothingAsync(async () =>
        {
            await _pods.ForEachAsync(service => ["set", "image", $"deployment/{service}", $"{service}={images[service]}"]);
            await _pods.SettleAsync();
        });
    }

    [Test]
    [Order(4)]
    public async Task A_rollback_loses_no_request() => await _visitors.LoseNothingAsync(async () =>
    {
        await _pods.ForEachAsync(service => ["rollout", "undo", $"deployment/{service}"]);
        await _pods.SettleAsync();
    });

    [Test]
    [Order(5)]
    public async Task A_changed_config_loses_no_request() => await UpUnderLoadAsync(
        "  todo:logLevel: INFO\n  todo:features: {chat: false}\n", "ConfigMap/backend-config, ConfigMap/frontend-config");

    // The key that signs sessions would end those that the visitors have.
    [Test]
    [Order(6)]
    public async Task A_rotated_secret_loses_no_request() => await UpUnderLoadAsync(
        $"  todo:openAiApiKey: {{secure: '{PulumiEncryptor.Encrypt("sk-rotated")}'}}\nencryptionsalt: {PulumiEncryptor.EncryptionSalt}\n",
        "Secret/backend-secret");

    [Test]
    [Order(7)]
    public async Task Scaling_to_three_and_back_loses_no_request() => await _visitors.LoseNothingAsync(async () =>
    {
        await ScaleAsync(3);
        await ScaleAsync(1);
    });

    [Test]
    [Order(8)]
    public async Task A_deleted_pod_of_two_loses_no_request()
    {
        using var two = _companion.With(TwoPods);
        await _companion.SucceedAsync("up", Target);
        await _visitors.LoseNothingAsync(async () =>
        {
            foreach (var service in ClusterPods.Services)
            {
                await _pods.KubectlAsync("delete", "pod", (await _pods.NamesOfAsync(service))[0], "--wait=false");
            }

            await _pods.SettleAsync();
        });
    }

    [Test]
    [Order(9)]
    public async Task Eviction_of_all_pods_waits_for_the_disruption_budget_and_loses_no_request()
    {
        var refused = 0;
        await _visitors.LoseNothingAsync(async () =>
        {
            foreach (var service in ClusterPods.Services)
            {
                foreach (var pod in await _pods.NamesOfAsync(service))
                {
                    refused += await _pods.EvictAsync(pod);
                }
            }

            await _pods.SettleAsync();
        });
        Assert.That(refused, Is.Positive);
    }

    [Test]
    [Order(10)]
    public async Task The_autoscaler_follows_the_load_to_three_pods_and_back_and_loses_no_request()
    {
        // The autoscaler goes by memory, too, and a backend at rest uses all that a local stack keeps for it.
        using var scaled = _companion.With("  todo:backend: {replicas: 1, maxReplicas: 3, memoryRequest: 256Mi}\n");
        await _companion.SucceedAsync("up", Target);
        await _pods.SettleAsync();
        // The stack waits for five minutes before it takes a pod away.
        await _pods.KubectlAsync(
            "patch", "hpa", "backend", "--patch", """{"spec": {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 0}}}}""");
        await _visitors.LoseNothingAsync(() => UntilBackendsAsync(3));
        await UntilBackendsAsync(1);
        await _pods.SettleAsync();
    }

    [Test]
    [Order(11)]
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

    private async Task UpUnderLoadAsync(string settings, string changed)
    {
        using var other = _companion.With(settings);
        await _visitors.LoseNothingAsync(async () =>
        {
            Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain(changed));
            await _pods.SettleAsync();
        });
    }

    private async Task ScaleAsync(int pods)
    {
        await _pods.ForEachAsync(service => ["scale", $"deployment/{service}", $"--replicas={pods}"]);
        await _pods.SettleAsync();
    }

    private Task UntilBackendsAsync(int count) => ClusterPods.UntilAsync(
        async () => (await _pods.OfAsync("backend")).Count(ClusterPods.IsReady) == count, $"{count} pods of the backend");

    // The same content under another name: for the cluster it is another image.
    private async Task<string> AnotherImageAsync(string service)
    {
        var image = (await _pods.KubectlAsync(
            "get", $"deployment/{service}", "--output", "jsonpath={.spec.template.spec.containers[0].image}")).Trim();
        var another = $"{image}-again";
        var tagged = await new ProcessRunner().RunAsync(new ProcessCall("docker", "tag", image, another), null, CancellationToken.None);
        Assert.That(tagged.Succeeded, tagged.Text);
        await _cluster.LoadAsync([another]);
        return another;
    }
}
