using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Todo.Tests.EndToEnd;

/// <summary>People who use the application while something happens to it: the page and the API, by kept and by new connections.</summary>
internal sealed class Visitors(Entrance entrance, TodoClient person)
{
    /// <summary>The fewest requests that count as a proof.</summary>
    public const int Enough = 20_000;

    // As many as two cores answer beside a cluster, without a queue.
    private static readonly ImmutableArray<LoadKind> Kinds =
    [
        new("/", KeepsConnection: true, PerSecond: 600),
        new("/", KeepsConnection: false, PerSecond: 350),
        new("/api/tasks", KeepsConnection: true, PerSecond: 120),
        new("/api/tasks", KeepsConnection: false, PerSecond: 100),
    ];

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Has them come before, during and after a disturbance, and fails when one of their requests did.</summary>
    public async Task LoseNothingAsync(Func<Task> disturbance)
    {
        var failures = await ComeDuringAsync(disturbance, Enough);
        Assert.That(failures, Is.Empty);
    }

    /// <summary>Has them come before, during and after a disturbance.</summary>
    /// <param name="disturbance">It is over when no pod is on its way any more.</param>
    /// <param name="atLeast">How many requests there are to be.</param>
    /// <returns>What failed.</returns>
    public async Task<ImmutableArray<string>> ComeDuringAsync(Func<Task> disturbance, int atLeast)
    {
        await person.SignInAsync();
        var clock = Stopwatch.StartNew();
        var loads = Kinds.Select(kind => new Load(entrance, kind, person.Authorization)).ToImmutableArray();
        var disturbed = TimeSpan.Zero;
        try
        {
            await Task.Delay(Ahead);
            await disturbance();
            disturbed = clock.Elapsed - Ahead;
            await Task.Delay(Afterwards);
            while (loads.Sum(load => load.Count) < atLeast && clock.Elapsed < Longest)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
        finally
        {
            await Task.WhenAll(loads.Select(load => load.StopAsync()));
        }

        return Report(loads, clock.Elapsed, disturbed, atLeast);
    }

    private static ImmutableArray<string> Report(ImmutableArray<Load> loads, TimeSpan time, TimeSpan disturbed, int atLeast)
    {
        var count = loads.Sum(load => load.Count);
        ImmutableArray<string> failures = [.. loads.SelectMany(load => load.Failures)];
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TestContext.CurrentContext.Test.Name}: {count} requests ({string.Join(" + ", loads.Select(load => load.Count))}) in "
                + $"{time.TotalSeconds:0} s, disturbed for {disturbed.TotalSeconds:0} s; {failures.Length} failed; the slowest took "
                + $"{loads.Max(load => load.Slowest).TotalMilliseconds:0} ms"));
        foreach (var load in loads)
        {
            load.Dispose();
        }

        Assert.That(count, Is.AtLeast(atLeast), "requests came too slowly for a proof");
        return failures;
    }
}
