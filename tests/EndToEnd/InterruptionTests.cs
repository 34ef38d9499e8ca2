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

    // Of a first up as many as of an update.
    private const int Moments = 5;

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TimeSpan _first;
    private TimeSpan _update;
    private string _objects = null!;

    [OneTimeSetUp]
    public async Task MeasureAnUpFromNothing()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        await _companion.SucceedAsync("up", Target, "--yes");
        _objects = await ObjectsAsync();
        await _cluster.WipeAsync("todo");
        _first = await TimeAsync();
        using var changed = _companion.With("  todo:logLevel: ERROR\n");
        _update = await TimeAsync();
        TestContext.Out.WriteLine($"an up from nothing: {_first.TotalSeconds:F1} s, an update: {_update.TotalSeconds:F1} s");
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task A_first_up_that_was_killed_is_finished_by_the_next_one([Range(1, Moments)] int moment)
    {
        await _cluster.WipeAsync("todo");
        await KillAsync(_first, moment);
        await IsFinishedByTheNextAsync();
    }

    [Test]
    [Order(2)]
    public async Task An_update_that_was_killed_is_finished_by_the_next_one([Range(1, Moments)] int moment)
    {
        using var changed = _companion.With($"  todo:logLevel: {(moment % 2 == 0 ? "WARNING" : "INFO")}\n");
        await KillAsync(_update, moment);
        await IsFinishedByTheNextAsync();
    }

    [Test]
    [Order(3)]
    public async Task Of_two_at_once_one_works_and_the_other_says_who_does()
    {
        await _cluster.WipeAsync("todo");

        var both = await Task.WhenAll(_companion.RunAsync("up", Target), _companion.RunAsync("up", Target));

        Assert.That(both.Select(result => result.ExitCode), Is.EquivalentTo(new[] { ExitCodes.Done, ExitCodes.Failed }));
        Assert.That(both.Single(result => !result.Succeeded).Text, Does.Match(
            @"^error: The stack e2e is being changed by another command \(process \d+ since [\d:]+\)\. Wait for it, or end it, and try "
            + @"again\.$"));
    }

    private async Task<TimeSpan> TimeAsync()
    {
        var clock = Stopwatch.StartNew();
        await _companion.SucceedAsync("up", Target);
        return clock.Elapsed;
    }

    private Task KillAsync(TimeSpan whole, int moment) => _companion.KillAfterAsync(whole * moment / (Moments + 1), "up", Target);

    private async Task IsFinishedByTheNextAsync()
    {
        var up = await _companion.SucceedAsync("up", Target);

        Assert.That(up.TrimEnd().Split('\n')[^1], Is.EqualTo($"Open http://localhost:{Companion.Port}"));
        Assert.That(await ObjectsAsync(), Is.EqualTo(_objects));
        Assert.That((await _companion.RunAsync("status", Target)).ExitCode, Is.EqualTo(ExitCodes.Done));
        await _companion.SucceedAsync("preview", Target, "--against", "cluster", "--expect-no-changes");
    }

    // What the stack has, by kind and name; what pods and controllers make themselves has names of its own.
    private Task<string> ObjectsAsync() => _cluster.KubectlAsync(
        "-n", "todo", "get", "deployments,statefulsets,services,configmaps,secrets,serviceaccounts,networkpolicies", "-l", "todo/stack=e2e",
        "--sort-by=.metadata.name", "-o", "name");
}
