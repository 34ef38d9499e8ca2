using System.Runtime.CompilerServices;

namespace Todo.Infra.Values;

/// <summary>Ports that there are.</summary>
public static class Ports
{
    /// <summary>The least port of the nodes that a service may have (Kubernetes' default <c>--service-node-port-range</c>).</summary>
    public const int FirstNodePort = 30000;

    /// <summary>The largest port of the nodes that a service may have.</summary>
    public const int LastNodePort = 32767;

    private const int Last = 65535;

    /// <summary>The port, if it is one.</summary>
    /// <param name="port">The port.</param>
    /// <param name="name">What it is called in the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static int Require(int port, [CallerArgumentExpression(nameof(port))] string? name = null) =>
        Require(port, 1, Last, name);

    /// <summary>The port of the nodes, if it is one.</summary>
    /// <param name="port">The port.</param>
    /// <param name="name">What it is called in the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static int RequireNodePort(int port, [CallerArgumentExpression(nameof(port))] string? name = null) =>
        Require(port, FirstNodePort, LastNodePort, name);

    private static int Require(int port, int first, int last, string? name) => port >= first && port <= last
        ? port
        : throw new ArgumentOutOfRangeException(name, port, $"A port here is from {first} to {last}.");
}
