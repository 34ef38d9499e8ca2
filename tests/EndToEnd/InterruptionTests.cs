using System.Diagnostics;
using System.Runtime.Versioning;
using Todo.Cli.Errors;

namespace Todo.Tests.EndToEnd;

/// <summary>An <c>up</c> on a real Kubernetes that is killed, or meets another one.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class InterruptionTests
{
    private const string Target = "--target=minikube";
    private const int Moments = 10;

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TimeSpan _duration;
    private string _objects = null!;

    [OneTimeSetUp]
    public async Task MeasureAnUpFromNothing()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        await _companion.SucceedAsync("up", Target, "--yes");
        _objects = await ObjectsAsync();
        await WipeAsync();
        var clock = Stopwatch.StartNew();
        await _companion.SucceedAsync("up", Target);
        _duration = clock.Elapsed;
        TestContext.Out.WriteLine($"an up from nothing, images present: {_duration.TotalSeconds:F1} s");
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _companion.RunAsync("down", Target, "--delete-data", "--yes");
        await _cluster.DisposeAsync();
        _companion.Dispose();
    }

    [Test]
    public async Task An_up_that_was_killed_is_finished_by_the_next_one([Range(1, Moments)] int moment)
    {
        await WipeAsync();
        await _companion.KillAfterAsync(_duration * moment / (Moments + 1), "up", Target);

        var up = await _companion.SucceedAsync("up", Target);

        Assert.That(up.TrimEnd().Split('\n')[^1], Is.EqualTo($"Open http://localhost:{Companion.Port}"));
        Assert.That(await ObjectsAsync(), Is.EqualTo(_objects));
        Assert.That((await _companion.RunAsync("status", Target)).ExitCode, Is.EqualTo(ExitCodes.Done));
        await _companion.SucceedAsync("preview", Target, "--against", "cluster", "--expect-no-changes");
    }

    [Test]
    public async Task Of_two_at_once_one_works_and_the_other_says_who_does()
    {
        await WipeAsync();

        var both = await Task.WhenAll(_companion.RunAsync("up", Target), _companion.RunAsync("up", Target));

        Assert.That(both.Select(result => result.ExitCode), Is.EquivalentTo(new[] { ExitCodes.Done, ExitCodes.Failed }));
        Assert.That(both.Single(result => !result.Succeeded).Text, Does.Match(
            @"^error: The stack e2e is being changed by another command \(process \d+ since [\d:]+\)\. Wait for it, or end it, and try "
            + @"again\.$"));
    }

    // What the stack has, by kind and name; what pods and controllers make themselves has names of its own.
    private Task<string> ObjectsAsync() => _cluster.KubectlAsync(
        "-n", "todo", "get", "deployments,statefulsets,services,configmaps,secrets,serviceaccounts,networkpolicies", "-l", "todo/stack=e2e",
        "--sort-by=.metadata.name", "-o", "name");

    // As down --delete-data, but without waiting for pods to end in peace.
    private async Task WipeAsync()
    {
        await _cluster.KubectlAsync("delete", "namespace", "todo", "--ignore-not-found", "--wait=false");
        await _cluster.KubectlAsync("-n", "todo", "delete", "pods", "--all", "--grace-period=0", "--force");
        await _cluster.KubectlAsync("wait", "--for=delete", "namespace/todo", "--timeout=60s");
    }
}
