using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Reads the state of a stack on Docker.</summary>
internal sealed class DockerStatus(Machine machine)
{
    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>The state of each service that is to run or does run; none when nothing of the stack is there.</summary>
    /// <exception cref="UserError">Docker runs, but not for this user.</exception>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(StackContext stack, CancellationToken cancellation)
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

        var containers = await _docker.ContainersAsync(ComposeProject.NameOf(stack.Name), cancellation);
        if (containers.IsEmpty)
        {
            return [];
        }

        var services = ComposeFile.ServiceNames(stack.State)
            .Union(containers.Select(container => container.Service), StringComparer.Ordinal);
        return await new ContainerStates(machine.Containers, stack.Name).ReadAsync(services, containers, cancellation);
    }
}
