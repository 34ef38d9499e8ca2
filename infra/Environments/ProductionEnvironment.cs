using Todo.Infra.Values;

namespace Todo.Infra.Environments;

/// <summary>A shared cluster that serves the public.</summary>
internal static class ProductionEnvironment
{
    internal static readonly StackEnvironment Values = new()
    {
        Name = "production",
        Summary = "a shared cluster that serves the public",
        ImageSource = ImageSource.Registry,
        DatabaseLocation = DatabaseLocation.External,
        Entry = EntryKind.Ingress,
        Availability = Availability.Redundant,
        Secrets = SecretSource.Generated,
        AppEnvironment = AppEnvironment.Production,
        LogLevel = LogLevel.Info,
        // One may fail while another is being replaced.
        Replicas = 3,
        MaxReplicas = 10,
        Resources = ResourceBudget.Parse("200m", "1000m", "256Mi", "1Gi"),
        Shutdown = new GracefulShutdown(gracePeriodSeconds: 60, preStopSleepSeconds: 15),
    };
}
