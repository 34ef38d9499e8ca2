namespace Todo.Cli.Targets.Docker;

/// <summary>What decides how Docker gets onto this machine.</summary>
/// <param name="IsRoot">Whether this process may install packages and start daemons.</param>
/// <param name="HasApt">Whether packages come from Debian or one of its children.</param>
/// <param name="HasSystemd">Whether systemd runs.</param>
/// <param name="HasDockerService">Whether Docker brought a service script for machines without systemd.</param>
/// <param name="CanAsk">Whether somebody sits at a terminal and can answer.</param>
internal sealed record Host(bool IsRoot, bool HasApt, bool HasSystemd, bool HasDockerService, bool CanAsk)
{
    /// <summary>This machine, now: an installation changes it.</summary>
    public static Host Current() => new(
        Environment.IsPrivilegedProcess,
        File.Exists("/usr/bin/apt-get"),
        Directory.Exists("/run/systemd/system"),
        File.Exists("/etc/init.d/docker"),
        !Console.IsInputRedirected && !Console.IsOutputRedirected);
}
