using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Todo.Tests;

/// <summary>
/// A home, a state folder, a Docker and programs that nobody may use: it tells what was read, written, called or connected to.
/// What the state holds is damaged, so that a test which reads it fails by itself as well.
/// </summary>
internal sealed class Trap : IDisposable
{
    private static readonly string[] Programs =
    [
        "docker", "docker-compose", "dockerd", "kubectl", "helm", "minikube", "pulumi", "apt-get", "systemctl", "service", "sudo",
    ];

    private static readonly string[] Stacks = ["local", "production"];
    private static readonly string[] StateFiles = ["secrets.json", "compose.yaml", "last-up.json", "owner"];

    // A file system notes the first reading after a change, so that the time of reading has to be before it.
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder;
    private readonly TcpListener _docker = new(IPAddress.Loopback, 0);
    private readonly ImmutableSortedDictionary<string, string> _files;

    /// <summary>Sets it.</summary>
    /// <param name="folder">An empty folder.</param>
    internal Trap(string folder)
    {
        _folder = folder;
        _docker.Start();
        Variables = new Dictionary<string, string>
        {
            ["HOME"] = Home,
            ["USERPROFILE"] = Home,
            ["XDG_STATE_HOME"] = State,
            ["XDG_CONFIG_HOME"] = Path.Combine(Home, ".config"),
            ["DOCKER_HOST"] = $"tcp://{_docker.LocalEndpoint}",
            ["DOCKER_CONFIG"] = Path.Combine(Home, ".docker"),
            ["KUBECONFIG"] = Path.Combine(Home, ".kube", "config"),
            ["PULUMI_CONFIG_PASSPHRASE"] = "the user's own passphrase",
            ["PULUMI_CONFIG_PASSPHRASE_FILE"] = Path.Combine(Home, "passphrase"),
            ["PATH"] = $"{ProgramFolder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        };
        WriteState(State);
        WriteState(Path.Combine(Home, ".local", "state"));
        Write(Path.Combine(Home, ".docker", "config.json"));
        Write(Path.Combine(Home, ".kube", "config"));
        WritePrograms();
        _files = Files();
        foreach (var file in _files.Keys)
        {
            File.SetLastAccessTimeUtc(file, LongAgo);
        }
    }

    /// <summary>The variables of the environment that lead into it.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; }

    private string Home => Path.Combine(_folder, "home");

    private string State => Path.Combine(_folder, "state");

    private string ProgramFolder => Path.Combine(_folder, "bin");

    private string CallsFile => Path.Combine(_folder, "calls");

    /// <summary>What was done to it that nobody may do, one line each.</summary>
    internal ImmutableArray<string> Sprung()
    {
        var calls = File.Exists(CallsFile) ? File.ReadAllLines(CallsFile).Select(call => $"called {call}").ToArray() : [];
        var now = Files();
        return
        [
            .. now.Keys.Where(WasRead).Select(file => $"read {Name(file)}"),
            .. now.Keys
                .Where(file => _files.GetValueOrDefault(file) != now[file] && file != CallsFile)
                .Select(file => $"wrote {Name(file)}"),
            .. _files.Keys.Where(file => !now.ContainsKey(file)).Select(file => $"deleted {Name(file)}"),
            .. calls,
            .. _docker.Pending() ? new[] { "connected to Docker" } : [],
        ];
    }

    /// <inheritdoc />
    public void Dispose() => _docker.Dispose();

    private static void WriteState(string state)
    {
        foreach (var stack in Stacks)
        {
            Array.ForEach(StateFiles, file => Write(Path.Combine(state, "todo", stack, file)));
        }
    }

    private static void Write(string file, string content = "{ this is the user's own; no test may read it")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    // On Windows a program is found by its .exe alone; there DOCKER_HOST has to do.
    private void WritePrograms()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var program in Programs)
        {
            var file = Path.Combine(ProgramFolder, program);
            Write(file, $"#!/bin/sh\necho \"{program} $*\" >>'{CallsFile}'\necho 'no test may call {program}' >&2\nexit 1\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // By the times of writing, as comparing the contents would be reading.
    private ImmutableSortedDictionary<string, string> Files() => Directory
        .EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
        .Where(File.Exists)
        .ToImmutableSortedDictionary(
            file => file, file => $"{File.GetLastWriteTimeUtc(file):O} {new FileInfo(file).Length}", StringComparer.Ordinal);

    private bool WasRead(string file) => _files.ContainsKey(file) && File.GetLastAccessTimeUtc(file) > LongAgo;

    private string Name(string file) => Path.GetRelativePath(_folder, file);
}
