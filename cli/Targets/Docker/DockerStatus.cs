using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Says how a stack on Docker does.</summary>
internal sealed class DockerStatus(Machine machine, StateDirectory state)
{
    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>The state of each service that is to run or does run; none when nothing of the stack is there.</summary>
    /// <exception cref="UserError">Docker runs, but not for this user.</exception>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(string stack, CancellationToken cancellation)
    {
        var docker = await _docker.StateAsync(cancellation);
        if (docker == DockerState.NotPermitted)
        {
            throw DockerDaemon.NotPermitted();
        }

        if (docker != DockerState.Ready)
        {
            return [];
        }

        var project = ComposeProject.NameOf(stack);
        var containers = await _docker.ContainersAsync(project, cancellation);
        if (containers.IsEmpty)
        {
            return [];
        }

        var services = ComposeReader.ServiceNames(state.ComposeFile).Union(containers.Select(container => container.Service), StringComparer.Ordinal);
        return await new ServiceStates(_docker, machine.Containers).ReadAsync(project, services, cancellation);
    }
}
