using System.Collections.Immutable;
using System.Diagnostics;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets;

/// <summary>Waits until every service is ready, and no longer than waiting can help.</summary>
/// <param name="rollout">What is being started.</param>
/// <param name="explanation">Says why a service is not ready.</param>
/// <param name="before">What ran before: restarts of then do not count.</param>
/// <param name="timeout">By when all has to be ready, whatever the manifests say; <see langword="null"/> for what they say.</param>
internal sealed class StartWatcher(
    IRollout rollout, Explanation explanation, ImmutableArray<ServiceState> before, TimeSpan? timeout)
{
    // One restart may be a start that came too early for what it needs; two are a pattern.
    private const int RestartsOfACrashLoop = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Watches services while they are started, and until they are ready.</summary>
    /// <param name="start">The target, starting them.</param>
    /// <param name="show">Gets the states whenever they were asked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The states of the services when all were ready.</returns>
    /// <exception cref="UserError">A service cannot become ready, or does not in its time.</exception>
    public async Task<ImmutableArray<ServiceState>> WaitAsync(
        Task start, Action<ImmutableArray<ServiceState>> show, CancellationToken cancellation)
    {
        // What starts at once is not asked about before it has.
        await Task.WhenAny(start, Task.Delay(Pause, cancellation));
        while (true)
        {
            var isStarted = start.IsCompleted;
            var current = await rollout.StatesAsync(cancellation);
            show(current);
            if (start.IsCompletedSuccessfully && isStarted && current.All(state => state.IsReady))
            {
                return current;
            }

            await StopIfHopelessAsync(current, isStarted, cancellation);
            if (start.IsFaulted)
            {
                await start;
            }

            await StopIfLateAsync(current, cancellation);
            await Task.WhenAny(isStarted ? Task.Delay(Pause, cancellation) : start, Task.Delay(Pause, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task StopIfHopelessAsync(ImmutableArray<ServiceState> current, bool isStarted, CancellationToken cancellation)
    {
        var hopeless = current.FirstOrDefault(state => state.Setback is { } setback
            && (setback.IsFinal ? isStarted && !IsOfBefore(state) : IsCrashLoop(state)));
        if (hopeless is not null)
        {
            throw (await explanation.SetbackAsync(hopeless, cancellation)).ToError();
        }
    }

    // What kept pods from being made before may be mended by now: the cluster's next attempt says, in other words if it fails.
    private bool IsOfBefore(ServiceState state) => state.Instance is null
        && before.Any(other => other.Name == state.Name && other.Instance is null && other.Setback == state.Setback);

    private bool IsCrashLoop(ServiceState state) =>
        state.Restarts - (before.FirstOrDefault(other => other.Instance == state.Instance)?.Restarts ?? 0) >= RestartsOfACrashLoop;

    private async Task StopIfLateAsync(ImmutableArray<ServiceState> current, CancellationToken cancellation)
    {
        var late = current.FirstOrDefault(state => !state.IsReady && (_clock.Elapsed > (timeout ?? rollout.Deadline) || IsLate(state)));
        if (late is not null)
        {
            throw (await explanation.LateAsync(late, _clock.Elapsed, cancellation)).ToError();
        }
    }

    // A service from before this up gets its time anew.
    private bool IsLate(ServiceState state) =>
        timeout is null
            && state is { Runs: true, StartTime: { } time, StartedAt: { } started }
            && DateTimeOffset.UtcNow - (started > _begun ? started : _begun) > time;
}
