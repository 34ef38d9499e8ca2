using System.Diagnostics;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.State;

namespace Todo.Cli.Targets.Docker;

/// <summary>Starts the Docker daemon by the means this machine has: systemd, a service script, or the daemon itself.</summary>
internal sealed class DockerDaemon(IProcessRunner processes, IAnsiConsole console, Func<Host> host)
{
    private const string Program = "dockerd";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly DockerCli _docker = new(processes);

    /// <summary>The error when the daemon runs, but not for this user.</summary>
    public static UserError NotPermitted() => new(
        ExitCodes.Failed,
        "Docker runs, but this user may not use it. Either join the group docker (it has root's power) and log in again:\n"
            + "  sudo usermod -aG docker $USER\n"
            + "or run this command as root, with sudo.");

    /// <summary>The command by which a user starts the daemon.</summary>
    public static string StartCommand(Host host) =>
        !host.IsLinux ? "open Docker Desktop, or: colima start"
        : host.HasSystemd ? "sudo systemctl start docker"
        : "sudo service docker start";

    /// <summary>Whether the daemon's program is on this machine.</summary>
    public async Task<bool> IsInstalledAsync(CancellationToken cancellation) =>
        !(await processes.RunAsync(new ProcessCall(Program, "--version"), null, cancellation)).IsMissing;

    /// <summary>Starts the daemon and waits until it answers.</summary>
    /// <exception cref="UserError">It cannot be started, or does not answer.</exception>
    public async Task StartAsync(StateDirectory state, CancellationToken cancellation)
    {
        if (!host().IsLinux)
        {
            throw new UserError(
                ExitCodes.Failed, $"Docker is not running. Start it, then run ./todo up again:\n  {StartCommand(host())}");
        }

        if (!host().IsRoot)
        {
            throw new UserError(
                ExitCodes.Failed, $"The Docker daemon is not running, and only root may start it. Run:\n  {StartCommand(host())}");
        }

        ProcessResult? failed = null;
        foreach (var call in StartCalls(state))
        {
            console.WriteLine($"Starting the Docker daemon: {call}");
            var started = await processes.RunAsync(call, null, cancellation);
            if (started.Succeeded)
            {
                await WaitAsync(state, cancellation);
                return;
            }

            failed = started;
        }

        throw new UserError(
            ExitCodes.Failed,
            "The Docker daemon could not be started. What it wrote last:\n"
                + $"{failed!.Tail(10)}\n"
                + $"{WhereItWrites(state)}");
    }

    private async Task WaitAsync(StateDirectory state, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (await _docker.StateAsync(cancellation) != DockerState.Ready)
        {
            if (clock.Elapsed > Patience)
            {
                throw new UserError(
                    ExitCodes.Failed,
                    $"The Docker daemon was started but did not answer within {Patience.TotalSeconds:0} s.\n"
                        + $"{WhereItWrites(state)}");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private IEnumerable<ProcessCall> StartCalls(StateDirectory state)
    {
        if (host().HasSystemd)
        {
            yield return new ProcessCall("systemctl", "start", "docker");
            yield break;
        }

        if (host().HasDockerService)
        {
            yield return new ProcessCall("service", "docker", "start");
        }

        // Where there is no service, or it may not set the limits it wants, as in a container. Into its own session, so that it
        // outlives this process, this terminal and Ctrl-C.
        yield return new ProcessCall("sh", "-c", $"exec setsid --fork {Program} >>\"$1\" 2>&1 </dev/null", "sh", state.DaemonLog);
    }

    private string WhereItWrites(StateDirectory state) => host().HasSystemd
        ? "Its log: journalctl --unit docker"
        : $"Its log: {(host().HasDockerService ? "/var/log/docker.log, " : "")}{state.DaemonLog}";
}
