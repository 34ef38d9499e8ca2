namespace Todo.Infra.Values;

/// <summary>The three probes of a container.</summary>
/// <param name="Liveness">Whether to restart it.</param>
/// <param name="Readiness">Whether to send it requests.</param>
/// <param name="Startup">Whether it has come up; the two others wait for it.</param>
public sealed record HealthProbes(HealthProbe Liveness, HealthProbe Readiness, HealthProbe Startup)
{
    /// <summary>All three at the paces of their kinds.</summary>
    /// <param name="alive">Asks whether the process is alive. Nothing else: a restart does not mend a database that is away.</param>
    /// <param name="ready">
    /// Asks whether it can serve a request. At the start, too: what waits for a database is then asked every second, and is ready up to
    /// 4 s sooner than by the readiness probe's pace. Who has none for all of the startup probe's 60 s is restarted, and asks anew.
    /// </param>
    public static HealthProbes Of(HealthProbe alive, HealthProbe ready) =>
        new(alive.AsLiveness(), ready.AsReadiness(), ready.AsStartup());
}
