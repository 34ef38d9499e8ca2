namespace Todo.Cli.Targets.Docker;

/// <summary>What decides how Docker gets onto this machine.</summary>
/// <param name="IsRoot">Whether this process may install packages and start daemons.</param>
/// <param name="HasApt">Whether packages come from Debian or one of its children.</param>
/// <param name="HasSystemd">Whether systemd runs.</param>
/// <param name="HasDockerService">Whether Docker brought a service script for machines without systemd.</param>
/// <param name="IsLinux">Whether it is Linux: on macOS and Windows, Docker is a desktop program that users install and start.</param>
internal sealed record Host(bool IsRoot, bool HasApt, bool HasSystemd, bool HasDockerService, bool IsLinux)
{
    /// <summary>This machine, now: an installation changes it.</summary>
    public static Host Current() => new(
        Environment.IsPrivilegedProcess,
        File.Exists("/usr/bin/apt-get"),
        Directory.Exists("/run/systemd/system"),
        File.Exists("/etc/init.d/docker"),
        OperatingSystem.IsLinux());
}
