using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>How people get to a service from outside the cluster.</summary>
public abstract record EntryPoint
{
    private protected EntryPoint()
    {
    }
}

/// <summary>A port of every node, without TLS: for a machine of one's own.</summary>
public sealed record NodePortEntry : EntryPoint
{
    /// <summary>An entry by a port of every node.</summary>
    /// <param name="port">From 30000 to 32767, the range that Kubernetes keeps for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is outside that range.</exception>
    public NodePortEntry(int port) => Port = Ports.RequireNodePort(port);

    /// <summary>The port.</summary>
    public int Port { get; }
}

/// <summary>A public host name with TLS, served by the cluster's ingress controller.</summary>
/// <param name="Host">The host name.</param>
/// <param name="CertificateIssuer">The ClusterIssuer of cert-manager that has its certificate made.</param>
/// <param name="ControllerNamespace">The namespace of the ingress controller, from which alone pods may connect.</param>
public sealed record IngressEntry(string Host, string CertificateIssuer, string ControllerNamespace) : EntryPoint;
