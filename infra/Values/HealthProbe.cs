using System.Collections.Immutable;

namespace Todo.Infra.Values;

/// <summary>
/// How the kubelet asks a container for its health: an HTTP path on the port <c>http</c>, or a command.
/// The three kinds differ in what a failure causes, hence in their default pace.
/// </summary>
public sealed record HealthProbe
{
    /// <summary>The fewest failures that count: one lost packet must not restart or unlist a pod.</summary>
    public const int MinimumFailureThreshold = 2;

    private HealthProbe()
    {
    }

    /// <summary>The HTTP path; <see langword="null"/> for a command.</summary>
    public string? Path { get; private init; }

    /// <summary>The command and its arguments; empty for an HTTP path.</summary>
    public ImmutableArray<string> Command { get; private init; } = [];

    /// <summary>Seconds between two questions.</summary>
    public int PeriodSeconds { get; init; }

    /// <summary>Seconds after which a question without an answer counts as a failure.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>Failures in a row that count as one; at least 2.</summary>
    public int FailureThreshold
    {
        get;
        init => field = value >= MinimumFailureThreshold
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(FailureThreshold),
                value,
                $"A failure threshold is at least {MinimumFailureThreshold}: one lost answer is no failure.");
    }

    /// <summary>A probe of an HTTP path.</summary>
    /// <param name="path">Such as <c>/health</c>; begins with a slash.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash.</exception>
    public static HealthProbe Http(string path) => path.StartsWith('/')
        ? new HealthProbe { Path = path }
        : throw new ArgumentException($"A probe's path begins with a slash, but is '{path}'.", nameof(path));

    /// <summary>A probe that runs a command in the container; exit code 0 is healthy.</summary>
    /// <param name="command">The command and its arguments.</param>
    public static HealthProbe Exec(params ImmutableArray<string> command) => new() { Command = command };

    /// <summary>
    /// As a liveness probe, whose failure restarts the container: every 10 s, patient (5 s, 3 failures), as a restart cures little.
    /// </summary>
    public HealthProbe AsLiveness() => this with { PeriodSeconds = 10, TimeoutSeconds = 5, FailureThreshold = 3 };

    /// <summary>As a readiness probe, whose failure takes the pod out of its service: every 5 s, quick (3 s, 2 failures).</summary>
    public HealthProbe AsReadiness() => this with { PeriodSeconds = 5, TimeoutSeconds = 3, FailureThreshold = 2 };

    /// <summary>
    /// As a startup probe, which holds the two others back: every second, up to 60 s (60 failures), as
    /// a first start of the stack is a chain of these.
    /// </summary>
    public HealthProbe AsStartup() => this with { PeriodSeconds = 1, TimeoutSeconds = 3, FailureThreshold = 60 };
}
