using System.Collections.Immutable;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Makes the state of services from their containers, and asks those whether they are ready.</summary>
internal sealed class ContainerStates(HttpMessageInvoker http, string stack)
{
    private readonly ReadinessProbe _probe = new(http);

    /// <summary>The state of each of the services, in the same order.</summary>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(
        IEnumerable<string> services, ImmutableArray<Container> containers, CancellationToken cancellation) =>
        [.. await Task.WhenAll(services.Select(service => Newest(service, containers) is { } container
            ? ReadAsync(container, cancellation)
            : Task.FromResult(new ServiceState(service, IsReady: false, "not there"))))];

    /// <summary>The state of the service that a container runs.</summary>
    public async Task<ServiceState> ReadAsync(Container container, CancellationToken cancellation)
    {
        var problem = await ProblemOfAsync(container, cancellation);
        return new ServiceState(container.Service, problem is null, problem ?? "ready")
        {
            State = container.State,
            Instance = container.Id,
            Runs = container.Runs,
            StartedAt = container.StartedAt,
            StartTime = container.StartTime,
            Restarts = container.Restarts,
            Image = container.Image,
            Address = container.PublishedPort is { } port ? ComposePort.AddressOf(port) : null,
            Setback = ContainerSetback.Of(container, stack),
        };
    }

    // While Compose replaces a container, there are two of it.
    private static Container? Newest(string service, IEnumerable<Container> containers) =>
        containers.Where(container => container.Service == service).MaxBy(container => container.StartedAt);

    // What keeps it from being ready; null when nothing does.
    private async Task<string?> ProblemOfAsync(Container container, CancellationToken cancellation) => container switch
    {
        { State: "created" } => "created, not started",
        { Runs: false } => $"{container.State}, exit code {container.ExitCode}",
        { Health: not (null or "healthy") } => $"its healthcheck says {container.Health}",
        { Readiness: { } readiness } => await _probe.AskAsync(readiness, cancellation),
        _ => null,
    };
}
