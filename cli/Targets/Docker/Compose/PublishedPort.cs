namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A port of a container that this machine can open.</summary>
/// <param name="Machine">The port of this machine.</param>
/// <param name="Container">The port of the container.</param>
internal sealed record PublishedPort(int Machine, int Container)
{
    /// <summary>
    /// Only this machine itself may open it: a local stack has no TLS and simple secrets, and ports that Docker publishes pass by
    /// the firewall.
    /// </summary>
    public const string Interface = "127.0.0.1";

    /// <summary>Where a browser opens it.</summary>
    public static string AddressOf(int machinePort) => $"http://localhost:{machinePort}";
}
