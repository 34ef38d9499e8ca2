using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.State;

namespace Todo.Cli.Targets.Docker;

/// <summary>Makes sure that Docker and Docker Compose are there and that the daemon runs.</summary>
internal sealed class DockerSetup(IProcessRunner processes, IAnsiConsole console, Func<Host> host)
{
    private const string Engine = "docker.io";
    private const string Client = "docker-cli";
    private const string Compose = "docker-compose";

    private readonly DockerCli _docker = new(processes);
    private readonly DockerDaemon _daemon = new(processes, console, host);

    /// <summary>Installs and starts what is missing.</summary>
    /// <param name="yes">Whether to install without asking.</param>
    /// <param name="state">Where a daemon without a service writes its log.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserError">Docker cannot be had on this machine by this user.</exception>
    public async Task<ComposeCli> EnsureAsync(bool yes, StateDirectory state, CancellationToken cancellation)
    {
        var docker = await _docker.StateAsync(cancellation);
        var compose = await ComposeCli.FindAsync(processes, cancellation);
        var missing = await MissingPackagesAsync(docker, compose, cancellation);
        if (!missing.IsEmpty)
        {
            await InstallAsync(missing, yes, cancellation);
            docker = await _docker.StateAsync(cancellation);
            compose = await ComposeCli.FindAsync(processes, cancellation);
        }

        if (docker == DockerState.NotPermitted)
        {
            throw DockerDaemon.NotPermitted();
        }

        if (docker != DockerState.Ready)
        {
            await _daemon.StartAsync(state, cancellation);
        }

        return compose
            ?? throw new UserError(ExitCodes.Failed, $"Docker Compose does not answer, although it is installed. See what it says: {Compose} version");
    }

    private async Task<ImmutableArray<string>> MissingPackagesAsync(DockerState docker, ComposeCli? compose, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        if (docker == DockerState.NotInstalled)
        {
            missing.AddRange(Engine, Client);
        }
        else if (docker == DockerState.NotRunning && !await _daemon.IsInstalledAsync(cancellation))
        {
            missing.Add(Engine);
        }

        if (compose is null)
        {
            missing.Add(Compose);
        }

        return missing.ToImmutable();
    }

    private async Task InstallAsync(ImmutableArray<string> packages, bool yes, CancellationToken cancellation)
    {
        // Debian 13 took the client out of docker.io, which recommends it; before, there is no such package, and none is needed.
        var command = $"apt-get install --yes {string.Join(' ', packages.Remove(Client))}";
        var missing = packages.Contains(Engine) ? "Docker" : "Docker Compose";
        if (!host().HasApt)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{missing} is not installed, and this machine has no apt-get to install it with.\nInstall Docker Engine and Docker Compose: https://docs.docker.com/engine/install/");
        }

        if (!host().IsRoot)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{missing} is not installed, and only root may install it. Run:\n  sudo apt-get update && sudo {command}\n  sudo usermod -aG docker $USER    (then log in again)");
        }

        await AskAsync(missing, command, yes, cancellation);
        console.WriteLine($"Installing {missing} from this machine's package sources: {command}");
        await AptAsync(cancellation, "update");
        var hasClient = await processes.RunAsync(new ProcessCall("apt-cache", "show", Client), null, cancellation);
        await AptAsync(cancellation, ["install", "--yes", "--no-install-recommends", .. hasClient.Succeeded ? packages : packages.Remove(Client)]);
    }

    private async Task AskAsync(string missing, string command, bool yes, CancellationToken cancellation)
    {
        if (yes)
        {
            return;
        }

        if (!host().CanAsk)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{missing} is not installed, and without a terminal nobody can be asked. To have it installed: ./todo up --yes\nor install it yourself: {command}");
        }

        var question = new ConfirmationPrompt($"{missing} is not installed. Install it from this machine's package sources ({command})?");
        if (!await question.ShowAsync(console, cancellation))
        {
            throw new UserError(ExitCodes.Failed, $"{missing} is needed. Install it yourself, then run ./todo up again: {command}");
        }
    }

    private async Task AptAsync(CancellationToken cancellation, params ImmutableArray<string> arguments)
    {
        var call = new ProcessCall("env", ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", .. arguments]);
        var result = await processes.RunAsync(call, null, cancellation);
        if (!result.Succeeded)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"apt-get {arguments[0]} failed (exit code {result.ExitCode}). Its last lines:\n{result.Tail(10)}\n{RemedyFor(result)}");
        }
    }

    private static string RemedyFor(ProcessResult result) => result.Text.Contains("Could not get lock", StringComparison.Ordinal)
        ? "Another program is installing packages: wait for it, then run ./todo up again."
        : "Check the package sources in /etc/apt and the network, then run ./todo up again.";
}
