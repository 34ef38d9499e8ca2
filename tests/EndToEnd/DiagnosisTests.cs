using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using Todo.Cli.Errors;

namespace Todo.Tests.EndToEnd;

/// <summary>What keeps a stack on a real Kubernetes from being ready, each provoked, and what the user is told.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class DiagnosisTests
{
    private const string Target = "--target=minikube";
    private const string Registry = "127.0.0.1:30199";
    private const string Serving = "Meanwhile the pod of before goes on serving.";

    private static readonly TimeSpan Definitive = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CrashLoop = TimeSpan.FromSeconds(45);

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _folder = new TemporaryFolder();
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _folder.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task A_volume_that_does_not_come_is_waited_for_until_the_deadline()
    {
        var classes = _folder.Write("classes.json", await _cluster.KubectlAsync("get", "storageclasses", "-o", "json"));
        await _cluster.KubectlAsync("delete", "storageclasses", "--all");

        var up = await _companion.RunAsync("up", Target, "--yes", "--timeout", "10");

        Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Failed));
        Assert.That(ErrorOf(up.Text), Does.Match(
            @"^error: database is not ready: its volume is not there yet: .*PersistentVolumeClaims.*, after 1\d s\.$"));
        await _cluster.KubectlAsync("apply", "-f", classes);
    }

    [Test]
    [Order(2)]
    public async Task An_image_that_was_never_brought_is_told_with_what_brings_it()
    {
        await RunImageAsync("todo-list-backend:v9.9.9", "Never");
        var told = await ToldAsync(
            Definitive,
            "backend is not ready: the cluster does not have the image todo-list-backend:v9.9.9, and is told never to pull it. "
                + $"{Serving}\n");
        Assert.That(told, Does.Contain("  Bring it there: minikube image load todo-list-backend:v9.9.9\n"));
    }

    [TestCase(HttpStatusCode.NotFound, "does not exist in its registry. ")]
    [TestCase(HttpStatusCode.Unauthorized, "the registry refuses to give the image ")]
    [Order(3)]
    public async Task An_image_that_cannot_be_pulled_ends_the_wait_with_the_reason(HttpStatusCode answer, string expected)
    {
        var (up, time) = await PullFromAsync(answer);
        Assert.That(up, Does.Contain($"{Registry}/todo/todo-list-backend:v1.0.0").And.Contain(expected).And.Contain(Serving));
        Assert.That(time, Is.LessThan(Definitive));
    }

    [Test]
    [Order(3)]
    public async Task A_registry_that_is_out_of_order_is_waited_for_until_the_deadline()
    {
        var (up, time) = await PullFromAsync(HttpStatusCode.BadGateway, "--timeout", "8");
        Assert.That(up, Does.Match($"the image {Registry}/todo/todo-list-[a-z]+:v[0-9.]+ could not be pulled: .*502 Bad Gateway"));
        Assert.That(time, Is.GreaterThan(TimeSpan.FromSeconds(8)));
    }

    [Test]
    [Order(4)]
    public async Task A_crash_loop_is_told_with_its_exit_code_and_its_last_lines_without_secrets()
    {
        await PatchAsync("""
            "env": [{"name": "FRONTEND_URL", "valueFrom": {"secretKeyRef": {"name": "backend-secret", "key": "JWT_SECRET"} } }]
            """);
        var told = await ToldAsync(CrashLoop, "it exits again and again (exit code ");
        // The stack does not have it, so no up takes it away.
        await _cluster.KubectlAsync("-n", "todo", "set", "env", "deployment/backend", "FRONTEND_URL-");
        Assert.That(told, Does.Match("backend is not ready: it exits again and again "
                + $@"\(exit code 2, started \d times\)\. {Serving}\n")
            .And.Contain("\n    - FRONTEND_URL: '***' is not an absolute URL; write for example https://todo.example.com\n"));
    }

    [Test]
    [Order(5)]
    public async Task A_probe_that_fails_is_told_with_its_last_answer()
    {
        await _cluster.KubectlAsync("-n", "todo", "scale", "statefulset/database", "--replicas=0");
        var told = await ToldAsync(CrashLoop, "backend is not ready: readiness probe failed: HTTP probe failed with statuscode: 503.\n");
        Assert.That(told, Does.Contain("The database cannot be reached yet").Or.Contain("/health/ready"));
    }

    [Test]
    [Order(6)]
    public async Task A_network_policy_in_the_way_is_named()
    {
        await _cluster.KubectlAsync(
            "-n", "todo", "patch", "networkpolicy", "backend", "--type=json", "-p", """[{"op": "remove", "path": "/spec/egress/1"}]""");
        await _cluster.KubectlAsync("-n", "todo", "delete", "pod", "-l", "app.kubernetes.io/name=backend", "--wait=false");
        await ToldAsync(
            CrashLoop,
            "backend is not ready: startup probe failed: HTTP probe failed with statuscode: 503. The network is in the way: "
                + "no network policy lets backend out to database (NetworkPolicy/backend, NetworkPolicy/default-deny).\n");
    }

    [Test]
    [Order(7)]
    public async Task Pods_that_no_node_takes_are_waited_for_until_the_deadline()
    {
        using (_companion.With("  todo:backend:\n    cpuRequest: 64\n    cpuLimit: 64\n"))
        {
            var up = await _companion.RunAsync("up", Target, "--timeout", "6");
            Assert.That(ErrorOf(up.Text), Does.Match("^error: backend is not ready: no node takes its pod: 0/1 nodes are available: "
                + $@"1 Insufficient cpu\..* {Serving[..^1]}, after \d+ s\.$"));
        }
    }

    [Test]
    [Order(8)]
    public async Task A_quota_without_room_is_waited_for_until_the_deadline()
    {
        await _cluster.KubectlAsync("-n", "todo", "create", "quota", "small", "--hard=pods=3");
        using (_companion.With("  todo:logLevel: INFO\n"))
        {
            var up = await _companion.RunAsync("up", Target, "--timeout", "6");
            Assert.That(ErrorOf(up.Text), Does.Match("^error: backend is not ready: a quota of the namespace leaves no room for its pods: "
                + $@".*exceeded quota: small, .* {Serving[..^1]}, after \d+ s\.$"));
        }

        await _cluster.KubectlAsync("-n", "todo", "delete", "quota", "small");
    }

    [Test]
    [Order(9)]
    public async Task Pods_that_admission_refuses_end_the_wait()
    {
        await _cluster.KubectlAsync("apply", "-f", _folder.Write("range.yaml", """
            apiVersion: v1
            kind: LimitRange
            metadata: {name: small, namespace: todo}
            spec: {limits: [{type: Container, max: {memory: 32Mi} }]}
            """));
        using (_companion.With("  todo:logLevel: INFO\n"))
        {
            var clock = Stopwatch.StartNew();
            var up = await _companion.RunAsync("up", Target);
            Assert.That(ErrorOf(up.Text), Does.Match("^error: backend is not ready: the cluster refuses its pods: "
                + $".*maximum memory usage per Container is 32Mi.* {Serving}$"));
            Assert.That(clock.Elapsed, Is.LessThan(Definitive));
        }

        await _cluster.KubectlAsync("-n", "todo", "delete", "limitrange", "small");
    }

    // The way out of each is the next up.
    [TearDown]
    public Task Mend() => _companion.SucceedAsync("up", Target);

    private static string ErrorOf(string output) =>
        output.Split('\n').Single(line => line.StartsWith("error: ", StringComparison.Ordinal));

    private static async Task AnswerAsync(HttpListener registry, HttpStatusCode status)
    {
        while (registry.IsListening)
        {
            try
            {
                var context = await registry.GetContextAsync();
                context.Response.StatusCode = (int)status;
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // What an up says of images that a registry answers so for, and how long it took.
    private async Task<(string Says, TimeSpan Time)> PullFromAsync(HttpStatusCode answer, params string[] options)
    {
        using var registry = new HttpListener { Prefixes = { $"http://{Registry}/" } };
        registry.Start();
        _ = AnswerAsync(registry, answer);
        using var pulling = _companion.With($"  todo:imageSource: registry\n  todo:registry: {Registry}/todo\n");
        var clock = Stopwatch.StartNew();
        var up = await _companion.RunAsync("up", [Target, .. options]);
        Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Failed));
        TestContext.Out.WriteLine($"up ended after {clock.Elapsed.TotalSeconds:F1} s");
        return (up.Text, clock.Elapsed);
    }

    private Task<string> RunImageAsync(string image, string policy) =>
        PatchAsync($""" "image": "{image}", "imagePullPolicy": "{policy}" """);

    private Task<string> PatchAsync(string container) => _cluster.KubectlAsync("-n", "todo", "patch", "deployment", "backend", "-p", $$"""
        {"spec": {"template": {"spec": {"containers": [{"name": "backend", {{container}} }]} } } }
        """);

    // What diagnose says, as soon as it says what is expected.
    private async Task<string> ToldAsync(TimeSpan within, string expected)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var told = (await _companion.RunAsync("diagnose", Target)).Text;
            if (told.Contains(expected, StringComparison.Ordinal))
            {
                TestContext.Out.WriteLine($"told after {clock.Elapsed.TotalSeconds:F1} s");
                return told;
            }

            Assert.That(clock.Elapsed, Is.LessThan(within), told);
        }
    }
}
