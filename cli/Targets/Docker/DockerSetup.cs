using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.State;

namespace Todo.Cli.Targets.Docker;

/// <summary>Makes sure that Docker and Docker Compose are there, that the daemon runs, and that it runs on this machine.</summary>
internal sealed class DockerSetup(Machine machine, IAnsiConsole console, Consent consent)
{
    private const string Engine = "docker.io";
    private const string Client = "docker-cli";
    private const string Compose = "docker-compose";

    private readonly DockerCli _docker = new(machine.Processes);
    private readonly DockerDaemon _daemon = new(machine.Processes, console, machine.Host);

    /// <summary>Installs and starts what is missing.</summary>
    /// <param name="state">Where a daemon without a service writes its log.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserError">Docker cannot be had on this machine by this user.</exception>
    public async Task<ComposeCli> EnsureAsync(StateDirectory state, CancellationToken cancellation)
    {
        var docker = await _docker.StateAsync(cancellation);
        var compose = await ComposeCli.FindAsync(machine.Processes, cancellation);
        var packages = await MissingPackagesAsync(docker, compose, cancellation);
        if (!packages.IsEmpty)
        {
            await InstallAsync(packages, cancellation);
            docker = await _docker.StateAsync(cancellation);
            compose = await ComposeCli.FindAsync(machine.Processes, cancellation);
        }

        if (docker == DockerState.NotPermitted)
        {
            throw DockerDaemon.NotPermitted();
        }

        if (docker != DockerState.Ready)
        {
            await _daemon.StartAsync(state, cancellation);
        }

        await RequireThisMachineAsync(cancellation);
        return compose
            ?? throw new UserError(
                ExitCodes.Failed,
                $"Docker Compose does not answer, although it is installed. See what it says: {Compose} version");
    }

    private async Task<ImmutableArray<string>> MissingPackagesAsync(DockerState docker, ComposeCli? compose, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        // On macOS and Windows the daemon is inside a virtual machine, so that its program is never here.
        if (docker == DockerState.NotInstalled
            || (docker == DockerState.NotRunning && machine.Host().IsLinux && !await _daemon.IsInstalledAsync(cancellation)))
        {
            missing.Add(Engine);
        }

        if (compose is null)
        {
            missing.Add(Compose);
        }

        return missing.ToImmutable();
    }

    private async Task InstallAsync(ImmutableArray<string> packages, CancellationToken cancellation)
    {
        var name = packages.Contains(Engine) ? "Docker" : "Docker Compose";
        if (!machine.Host().IsLinux)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{name} is not installed. Install Docker Desktop or, on macOS, Colima; "
                    + "start it, then run ./todo up again:\n"
                    + "  https://docs.docker.com/desktop/\n"
                    + "  brew install colima docker docker-compose && colima start");
        }

        await new AptPackages(machine, console, consent).InstallAsync(
            new MissingProgram(name, packages, "Install Docker Engine and Docker Compose: https://docs.docker.com/engine/install/")
            {
                // Debian 13 took the client out of docker.io, which recommends it; before, there is no such package, and none is needed.
                PackagesOfSomeReleases = packages.Contains(Engine) ? [Client] : [],
                AfterwardsByHand = "\n  sudo usermod -aG docker $USER    (then log in again)",
            },
            cancellation);
    }

    // Containers mount files of this machine, and their ports are opened on the loopback of the machine that Docker runs on.
    private async Task RequireThisMachineAsync(CancellationToken cancellation)
    {
        if (await _docker.EndpointAsync(cancellation) is { } endpoint && !DockerEndpoint.IsOnThisMachine(endpoint))
        {
            throw new UserError(
                ExitCodes.Failed,
                $"Docker runs on another machine ({endpoint}), where the stack would miss the files of this one, "
                    + "and its ports could not be opened from here.\n"
                    + "Use a Docker on this machine: unset DOCKER_HOST, or docker context use default\n"
                    + "To leave Minikube's Docker: eval \"$(minikube docker-env --unset)\"");
        }
    }
}
