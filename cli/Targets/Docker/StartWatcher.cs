using System.Collections.Immutable;
using System.Diagnostics;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets.Docker;

/// <summary>Waits until every service is ready, and no longer than waiting can help.</summary>
internal sealed class StartWatcher(ServiceStates states, Diagnosis diagnosis)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Watches services while Compose starts them, and until they are ready.</summary>
    /// <param name="project">The project.</param>
    /// <param name="services">Its services, each after those it needs.</param>
    /// <param name="start">Compose, starting them.</param>
    /// <param name="restartsBefore">How often each container had been started again before, by identity.</param>
    /// <param name="deadline">By when all have to be ready.</param>
    /// <param name="show">Gets the states whenever they were asked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="UserError">A service cannot become ready, or does not in its time.</exception>
    public async Task WaitAsync(
        string project,
        ImmutableArray<string> services,
        Task start,
        ImmutableDictionary<string, int> restartsBefore,
        TimeSpan deadline,
        Action<ImmutableArray<ServiceState>> show,
        CancellationToken cancellation)
    {
        var begun = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var isStarted = start.IsCompleted;
            var current = await states.ReadAsync(project, services, cancellation);
            show(current);
            if (start.IsCompletedSuccessfully && isStarted && current.All(state => state.IsReady))
            {
                return;
            }

            await StopIfHopelessAsync(current, isStarted, restartsBefore, cancellation);
            await StopIfFailedAsync(start, current, clock.Elapsed, cancellation);
            await StopIfLateAsync(current, begun, clock.Elapsed, deadline, cancellation);
            await Task.WhenAny(isStarted ? Task.Delay(Pause, cancellation) : start, Task.Delay(Pause, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task StopIfHopelessAsync(
        ImmutableArray<ServiceState> current, bool isStarted, ImmutableDictionary<string, int> restartsBefore, CancellationToken cancellation)
    {
        var ended = current.FirstOrDefault(state => state.Container is { } container
            && (Diagnosis.IsCrashLoop(container, restartsBefore.GetValueOrDefault(container.Id))
                || (isStarted && container.State is "exited" or "dead")));
        if (ended is not null)
        {
            throw (await diagnosis.EndedAsync(ended, cancellation)).ToError();
        }
    }

    // Compose gives up on a service that another one waits for; why, the container knows better than Compose.
    private async Task StopIfFailedAsync(Task start, ImmutableArray<ServiceState> current, TimeSpan waited, CancellationToken cancellation)
    {
        if (!start.IsFaulted)
        {
            return;
        }

        if (current.FirstOrDefault(state => state.Container?.Health == "unhealthy") is { } unhealthy)
        {
            throw (await diagnosis.LateAsync(unhealthy, waited, cancellation)).ToError();
        }

        await start;
    }

    private async Task StopIfLateAsync(
        ImmutableArray<ServiceState> current, DateTimeOffset begun, TimeSpan waited, TimeSpan deadline, CancellationToken cancellation)
    {
        var late = current.FirstOrDefault(state => !state.IsReady && (waited > deadline || IsLate(state.Container, begun)));
        if (late is not null)
        {
            throw (await diagnosis.LateAsync(late, waited, cancellation)).ToError();
        }
    }

    // A container from before this up gets its time anew.
    private static bool IsLate(Container? container, DateTimeOffset begun) =>
        container is { Runs: true, StartTime: { } time } && DateTimeOffset.UtcNow - Later(container.StartedAt, begun) > time;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
