namespace Todo.Infra.Values;

/// <summary>
/// How a pod ends without losing a request: it goes on serving while its address is taken out of every proxy (the preStop
/// sleep), then gets its stop signal and the rest of the grace period to finish what is in flight.
/// </summary>
public sealed record GracefulShutdown
{
    /// <summary>The shortest grace period, in seconds: Kubernetes' own default.</summary>
    public const int MinimumGracePeriodSeconds = 30;

    /// <summary>What has to be left of the grace period after the preStop sleep, in seconds: time for the slowest request.</summary>
    public const int MinimumDrainSeconds = 10;

    /// <summary>A shutdown that leaves time to drain.</summary>
    /// <param name="gracePeriodSeconds">From the decision to end the pod until it is killed.</param>
    /// <param name="preStopSleepSeconds">How long the pod goes on serving before it gets its stop signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The grace period is under 30 s, or leaves under 10 s after the sleep.</exception>
    public GracefulShutdown(int gracePeriodSeconds, int preStopSleepSeconds)
    {
        if (gracePeriodSeconds < MinimumGracePeriodSeconds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(gracePeriodSeconds), gracePeriodSeconds, $"The grace period is at least {MinimumGracePeriodSeconds} s.");
        }

        if (preStopSleepSeconds < 1 || gracePeriodSeconds - preStopSleepSeconds < MinimumDrainSeconds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(preStopSleepSeconds),
                preStopSleepSeconds,
                $"The preStop sleep is from 1 s to {gracePeriodSeconds - MinimumDrainSeconds} s: "
                + $"{MinimumDrainSeconds} s of the grace period of {gracePeriodSeconds} s stay for requests in flight.");
        }

        (GracePeriodSeconds, PreStopSleepSeconds) = (gracePeriodSeconds, preStopSleepSeconds);
    }

    /// <summary>From the decision to end the pod until it is killed, in seconds.</summary>
    public int GracePeriodSeconds { get; }

    /// <summary>How long the pod goes on serving before it gets its stop signal, in seconds.</summary>
    public int PreStopSleepSeconds { get; }
}
