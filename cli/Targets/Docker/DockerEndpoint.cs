namespace Todo.Cli.Targets.Docker;

/// <summary>The address by which the client reaches the Docker daemon.</summary>
internal static class DockerEndpoint
{
    private static readonly string[] Network = ["tcp", "http", "https", "ssh"];

    /// <summary>
    /// Whether the daemon's ports are opened on this machine. Sockets and pipes lead to it, also when the daemon is inside the virtual
    /// machine of Docker Desktop or Colima, which pass its ports on to loopback.
    /// </summary>
    public static bool IsOnThisMachine(string endpoint) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !Network.Contains(address.Scheme) || address.IsLoopback;
}
