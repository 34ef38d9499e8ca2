using System.Collections.Immutable;
using System.Diagnostics;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>A stack that Docker Compose is ready to start.</summary>
internal sealed class DockerRollout(Machine machine, ComposeCli compose, StackContext stack, ComposeTranslation translation) : IRollout
{
    private readonly DockerCli _docker = new(machine.Processes);
    private readonly ContainerStates _states = new(machine.Containers, stack.Name);
    private readonly string _project = ComposeProject.NameOf(stack.Name);

    /// <inheritdoc />
    public TimeSpan Deadline => TimeSpan.FromSeconds(translation.DeadlineSeconds);

    /// <inheritdoc />
    public ImmutableArray<string> Remarks => translation.Untranslated.IsEmpty
        ? []
        :
        [
            "Not carried over, as plain Docker is no cluster:",
            .. translation.Untranslated
                .GroupBy(item => item.Consequence)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"  {group.Key}: {string.Join(", ", group.Select(item => item.Subject))}"),
        ];

    /// <inheritdoc />
    public ImmutableArray<string> Addresses =>
        [
            .. translation.Project.Services.Values.SelectMany(service => service.Ports)
                .Select(port => port.Published).OfType<int>().Select(port => $"Open {ComposePort.AddressOf(port)}"),
        ];

    /// <inheritdoc />
    public async Task<ImmutableArray<ServiceState>> StatesAsync(CancellationToken cancellation) =>
        await _states.ReadAsync(translation.Project.Services.Keys, await _docker.ContainersAsync(_project, cancellation), cancellation);

    /// <inheritdoc />
    public async Task StartAsync(Explanation explanation, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var result = await compose.UpAsync(_project, stack.State.ComposeFile, cancellation);
        if (result.Succeeded)
        {
            await RestartClientsAsync(cancellation);
            return;
        }

        // Compose gives up on a service that another one waits for; why, the container knows better than Compose.
        var unhealthy = (await _docker.ContainersAsync(_project, cancellation))
            .FirstOrDefault(container => container.Health == "unhealthy");
        throw unhealthy is not null
            ? (await explanation.LateAsync(await _states.ReadAsync(unhealthy, cancellation), clock.Elapsed, cancellation)).ToError()
            : await new ComposeErrors(machine.Processes, translation, stack.Name).ExplainAsync(result, cancellation);
    }

    /// <inheritdoc />
    public Task FinishAsync(CancellationToken cancellation)
    {
        MountedFolders.Sweep(stack.State.Files, translation.Folders);
        return Task.CompletedTask;
    }

    // A client may have resolved the name of a service once, at its start (nginx does), and unlike in a cluster the address behind
    // the name may be another after the service started again. So nobody keeps running who is older than what it connects to.
    private async Task RestartClientsAsync(CancellationToken cancellation)
    {
        foreach (var (name, service) in translation.Project.Services.Where(service => !service.Value.DependsOn.IsEmpty))
        {
            var containers = await _docker.ContainersAsync(_project, cancellation);
            var client = containers.FirstOrDefault(container => container.Service == name);
            if (client is not null
                && containers.Any(other => service.DependsOn.ContainsKey(other.Service) && other.StartedAt > client.StartedAt))
            {
                await _docker.RestartAsync(client.Id, cancellation);
            }
        }
    }
}
