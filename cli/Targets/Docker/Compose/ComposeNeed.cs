namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A service that has to be there before another starts.</summary>
/// <param name="Service">The one that goes first.</param>
/// <param name="Healthy">Whether it has to be healthy by then, not just started: only Docker's own healthcheck can say that.</param>
internal sealed record ComposeNeed(string Service, bool Healthy)
{
    /// <summary>As Compose says it.</summary>
    public string Condition => Healthy ? "service_healthy" : "service_started";
}
