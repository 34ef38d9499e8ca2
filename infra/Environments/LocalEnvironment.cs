using Todo.Infra.Values;

namespace Todo.Infra.Environments;

/// <summary>One machine: Minikube, or Docker through the companion.</summary>
internal static class LocalEnvironment
{
    internal static readonly StackEnvironment Values = new()
    {
        Name = "local",
        Summary = "one machine: Minikube, or Docker",
        ImageSource = ImageSource.Build,
        DatabaseLocation = DatabaseLocation.Cluster,
        Entry = EntryKind.NodePort,
        Availability = Availability.Single,
        Secrets = SecretSource.Generated,
        AppEnvironment = AppEnvironment.Local,
        LogLevel = LogLevel.Debug,
        // Whichever cluster is current, a stack for one's own machine goes to no other.
        KubeContext = "minikube",
        Replicas = 1,
        Resources = ResourceBudget.Parse("50m", "1000m", "64Mi", "1Gi"),
        Shutdown = new GracefulShutdown(gracePeriodSeconds: 30, preStopSleepSeconds: 5),
    };
}
