using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;

namespace Todo.Tests.EndToEnd;

/// <summary>The local stack on a real Kubernetes, when pods are killed without warning: it recovers by itself.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class RecoveryTests
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private ClusterPods _pods = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _pods = new ClusterPods(_cluster);
        await _companion.SucceedAsync("up", "--target=minikube", "--yes");
        _client = new TodoClient(Companion.Address);
        await _client.SignUpAsync();
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _companion.Dispose();
    }

    [TestCase("backend")]
    [TestCase("frontend")]
    [Order(1)]
    public async Task A_killed_pod_is_replaced_and_serving_within_half_a_minute(string service)
    {
        var killed = await _pods.NamesOfAsync(service);
        var clock = Stopwatch.StartNew();
        await _pods.KubectlAsync("delete", "pod", killed.Single(), "--grace-period=0", "--force");
        await ClusterPods.UntilAsync(
            async () => (await _pods.OfAsync(service)).Any(pod => ClusterPods.IsReady(pod) && ClusterPods.NameOf(pod) != killed[0])
                && await ServesAsync(),
            $"another pod of the {service} that serves");
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{service}: serving again after {clock.Elapsed.TotalSeconds:0.0} s"));
        Assert.That(clock.Elapsed, Is.LessThan(Most));
    }

    [TestCase("its pod is deleted at once", "delete", "pod", "database-0", "--grace-period=0", "--force")]
    [TestCase("its server ends as in a crash", "exec", "database-0", "--", "sh", "-c", "kill -QUIT 1")]
    [Order(2)]
    public async Task No_acknowledged_task_is_lost_with_the_database(string what, params string[] kill)
    {
        var writers = new TaskWriters(_client);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await _pods.KubectlAsync(kill);
        await writers.UntilAcceptedAgainAsync(Most);
        var report = await writers.StopAsync();
        TestContext.Out.WriteLine($"{what}: {report}");
        Assert.Multiple(() =>
        {
            Assert.That(report.Refused, Is.All.EqualTo((HttpStatusCode.ServiceUnavailable, true)), "503 with Retry-After");
            Assert.That(report.Away, Is.LessThan(Most));
        });
        Assert.That(report.Acknowledged.Except(await _client.TitlesAsync()), Is.Empty);
    }

    [Test]
    [Order(3)]
    public async Task While_no_backend_is_there_people_are_told_to_try_again()
    {
        await _pods.KubectlAsync("scale", "deployment/backend", "--replicas=0");
        await _pods.SettleAsync();
        using var answer = await _client.TryAddTaskAsync("Too early");
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(answer.Headers.RetryAfter?.ToString(), Is.EqualTo("2"));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        });
    }

    // A pod that is ready is reached a moment later, when the node's proxy knows of it.
    private async Task<bool> ServesAsync()
    {
        try
        {
            using var answer = await _client.TryAddTaskAsync("Back again");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
