using System.Text.RegularExpressions;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>Finds out who has a port of this machine.</summary>
internal sealed partial class PortHolder(IProcessRunner processes)
{
    private const string DockersOwn = "docker-proxy";

    /// <summary>The command by which a user finds out.</summary>
    public static string Command(int port) =>
        OperatingSystem.IsMacOS() ? $"lsof -nP -iTCP:{port} -sTCP:LISTEN"
        : OperatingSystem.IsWindows() ? $"netstat -ano | findstr :{port}"
        : $"ss -ltnp 'sport = :{port}'";

    /// <summary>Who it is, such as <c>the process nginx (4711)</c>; <see langword="null"/> when this user cannot see it.</summary>
    public async Task<string?> FindAsync(int port, CancellationToken cancellation)
    {
        var containers = await new DockerCli(processes).PublishersOfAsync(port, cancellation);
        if (!containers.IsEmpty)
        {
            return $"the container {containers[0]}";
        }

        var sockets = await processes.RunAsync(new ProcessCall("ss", "-Hltnp", $"sport = :{port}"), null, cancellation);
        var match = Process().Match(sockets.Output);
        return match.Success && match.Groups["name"].Value != DockersOwn
            ? $"the process {match.Groups["name"].Value} ({match.Groups["id"].Value})"
            : null;
    }

    [GeneratedRegex("""users:\(\("(?<name>[^"]+)",pid=(?<id>[0-9]+)""")]
    private static partial Regex Process();
}
