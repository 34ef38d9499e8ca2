using Todo.Infra.Components;
using Todo.Infra.Services;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra;

/// <summary>A service that the application does not have: what it takes to add one.</summary>
internal static class FourthService
{
    internal static readonly ServiceDescription Sweeper = new(new ServiceSection("sweeper", "deletes what is old"), stack => new Worker(
        stack.Name,
        new WorkerArgs
        {
            Runtime = stack.Runtime,
            UserId = 1000,
            Probes = HealthProbes.Of(HealthProbe.Exec("/bin/true"), HealthProbe.Exec("/bin/true")),
            ConnectsTo = stack.Find<IEndpointOwner>("database") is { } database ? [database.Endpoint] : [],
        },
        stack.Options));
}
