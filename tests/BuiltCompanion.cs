using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Tests;

/// <summary>The built companion, to be run as a process.</summary>
internal static class BuiltCompanion
{
    // The .NET that runs the tests, so that PATH does not matter.
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>A call of it in a folder.</summary>
    internal static ProcessCall Call(string folder, string[] arguments) =>
        new(Dotnet, [typeof(ExitCodes).Assembly.Location, .. arguments]) { Folder = folder };

    /// <summary>An environment in which it keeps its state in a folder, and finds all else as the tests do.</summary>
    internal static ImmutableDictionary<string, string?> StateIn(string folder) =>
        ImmutableDictionary<string, string?>.Empty.Add("XDG_STATE_HOME", folder);

    /// <summary>An environment of a user who has nothing but a folder: no programs, no Docker, no passphrase.</summary>
    internal static ImmutableDictionary<string, string?> Alone(string folder) => StateIn(folder)
        .Add("HOME", folder)
        .Add("USERPROFILE", folder)
        .Add("PATH", Path.Combine(folder, "bin"))
        .Add("DOCKER_HOST", null)
        .Add("PULUMI_CONFIG_PASSPHRASE", null)
        .Add("PULUMI_CONFIG_PASSPHRASE_FILE", null);
}
