using System.Collections.Immutable;
using System.Globalization;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>
/// Translates probes. One that runs a command becomes Docker's own healthcheck. One that asks an HTTP path cannot, as the images
/// hold no program that asks; it is written on the container as labels, and <c>up</c> and <c>status</c> ask from outside.
///
/// They ask at a port that Docker publishes on this machine's loopback. A container's own address would not do: with Docker Desktop
/// and Colima it is inside a virtual machine that the host has no way into, while published ports are passed on. Where no port is
/// published anyway, Docker chooses a free one at every start, so that the file, and with it the container, stays the same.
/// </summary>
internal sealed class ProbeTranslator(ManifestNode container, ImmutableDictionary<string, int> ports)
{
    // What Kubernetes takes when a probe does not say.
    private const int DefaultPeriodSeconds = 10;
    private const int DefaultTimeoutSeconds = 1;
    private const int DefaultFailureThreshold = 3;

    private readonly ManifestNode _readiness = container["readinessProbe"];
    private readonly ManifestNode _startup = container["startupProbe"];
    private readonly ManifestNode _liveness = container["livenessProbe"];

    /// <summary>The healthcheck of a readiness probe that runs a command.</summary>
    public ComposeHealthcheck? Healthcheck()
    {
        var command = CommandOf(_readiness);
        return command.IsEmpty
            ? null
            : new ComposeHealthcheck(
                ["CMD", .. command],
                ComposeTime.Seconds(PeriodOf(_readiness)),
                ComposeTime.Seconds(TimeoutOf(_readiness)),
                ThresholdOf(_readiness),
                ComposeTime.Seconds(StartSeconds()));
    }

    /// <summary>The container's port of a readiness probe that asks an HTTP path; <see langword="null"/> for any other.</summary>
    public int? ReadyPort =>
        _readiness["httpGet"].Exists ? PortTranslator.Resolve(_readiness["httpGet"]["port"], ports) : null;

    /// <summary>The labels of a readiness probe that asks an HTTP path.</summary>
    public ImmutableSortedDictionary<string, string> Labels()
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (ReadyPort is { } port)
        {
            _ = (PeriodOf(_readiness), ThresholdOf(_readiness));
            labels[Compose.Labels.ReadyPath] = _readiness["httpGet"]["path"].Text ?? "/";
            labels[Compose.Labels.ReadyPort] = Say(port);
            labels[Compose.Labels.ReadyTimeout] = Say(TimeoutOf(_readiness));
        }

        if (_startup.Exists)
        {
            labels[Compose.Labels.StartSeconds] = Say(StartSeconds());
        }

        return labels.ToImmutable();
    }

    /// <summary>The probes that nobody asks once the container is up.</summary>
    public IEnumerable<ManifestNode> Unwatched()
    {
        // Until it is ready for the first time, the readiness probe is asked in its place, for as long as it allows.
        _startup["httpGet"].Settle();
        _startup["exec"].Settle();
        _startup["timeoutSeconds"].Settle();
        return _liveness.Exists ? [_liveness] : [];
    }

    private int StartSeconds() => _startup.Exists ? PeriodOf(_startup) * ThresholdOf(_startup) : 0;

    private static ImmutableArray<string> CommandOf(ManifestNode probe) => [.. probe["exec"]["command"].Items.Select(item => item.Text!)];

    private static int PeriodOf(ManifestNode probe) => probe["periodSeconds"].Number ?? DefaultPeriodSeconds;

    private static int TimeoutOf(ManifestNode probe) => probe["timeoutSeconds"].Number ?? DefaultTimeoutSeconds;

    private static int ThresholdOf(ManifestNode probe) => probe["failureThreshold"].Number ?? DefaultFailureThreshold;

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
