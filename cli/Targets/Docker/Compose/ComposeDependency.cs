namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>What has to be true of a service before another starts.</summary>
/// <param name="Condition">Compose's word for it.</param>
internal sealed record ComposeDependency(string Condition)
{
    /// <summary>It has been started.</summary>
    public static readonly ComposeDependency Started = new("service_started");

    /// <summary>It is healthy, which only Docker's own healthcheck can say.</summary>
    public static readonly ComposeDependency Healthy = new("service_healthy");
}
