using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Todo.Tests.EndToEnd;

/// <summary>The local stack on a real Kubernetes: rendered, applied and used.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
public sealed partial class ClusterTests
{
    private const string Namespace = "todo";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private Companion _companion = null!;
    private OneNodeCluster _cluster = null!;
    private TemporaryFolder _rendered = null!;
    private TodoClient _client = null!;

    [OneTimeSetUp]
    public async Task Apply()
    {
        _cluster = new OneNodeCluster();
        _companion = new Companion();
        _rendered = new TemporaryFolder();
        _client = new TodoClient(Companion.Address);
        await _companion.SucceedAsync("up", "--yes");
        await _companion.SucceedAsync("down", "--delete-data", "--yes");
        await _companion.SucceedAsync("render", "--output", _rendered.Path);
        await _cluster.StartAsync();
        await _cluster.LoadAsync(Images());
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _rendered.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task All_pods_are_ready_within_a_minute()
    {
        var clock = Stopwatch.StartNew();
        await _cluster.KubectlAsync("apply", "--server-side", "--validate=strict", "-f", _rendered.Path);
        foreach (var workload in new[] { "statefulset/database", "deployment/backend", "deployment/frontend" })
        {
            await _cluster.KubectlAsync(
                "-n", Namespace, "rollout", "status", workload, $"--timeout={(ReadyWithin - clock.Elapsed).TotalSeconds:F0}s");
        }

        TestContext.Out.WriteLine($"all pods were ready after {clock.Elapsed.TotalSeconds:F1} s");
        Assert.That(clock.Elapsed, Is.LessThan(ReadyWithin));
    }

    [TestCase("local")]
    [TestCase("production")]
    [Order(2)]
    public async Task The_manifests_are_accepted_by_a_strict_server(string stack)
    {
        using var folder = new TemporaryFolder();
        await _companion.RenderStackAsync(stack, folder.Path);
        var applied = await _cluster.KubectlAsync(
            "apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "-f", folder.Path);
        Assert.That(applied.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(Directory.GetFiles(folder.Path).Length));
    }

    [Test]
    [Order(3)]
    public async Task A_task_is_kept_through_the_node_port()
    {
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [TestCase(true, "Succeeded")]
    [TestCase(false, "Failed")]
    [Order(4)]
    public async Task The_database_lets_in_declared_clients_only(bool isDeclared, string phase)
    {
        var name = isDeclared ? "declared" : "undeclared";
        using var folder = new TemporaryFolder();
        await _cluster.KubectlAsync("apply", "-f", folder.Write("pod.yaml", ClientPod(name, isDeclared)));
        await _cluster.KubectlAsync("-n", Namespace, "wait", $"pod/{name}", $"--for=jsonpath={{.status.phase}}={phase}", "--timeout=60s");
    }

    // A pod that may connect to the database as far as its own side goes. It asks often enough to outlast the second within which
    // policies are in force for a new pod.
    private string ClientPod(string name, bool isDeclared) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}
          namespace: {{Namespace}}
          labels: {app.kubernetes.io/name: backend, app.kubernetes.io/part-of: todo,
            todo/client-of-database: "{{(isDeclared ? "true" : "false")}}"}
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: {runAsNonRoot: true, runAsUser: 999, seccompProfile: {type: RuntimeDefault} }
          containers:
            - name: client
              image: {{Images().Single(image => image.Contains("database", StringComparison.Ordinal))}}
              imagePullPolicy: Never
              command: [/bin/sh, -c, 'n=0; while [ $n -lt 500 ] && pg_isready -q -h database -t 3; do n=$((n + 1)); done; [ $n = 500 ]']
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]} }
        """;

    private IEnumerable<string> Images() => Directory.GetFiles(_rendered.Path)
        .SelectMany(File.ReadLines)
        .Select(line => Image().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups["reference"].Value)
        .Distinct();

    [GeneratedRegex(@"^\s+image: (?<reference>\S+)$")]
    private static partial Regex Image();
}
