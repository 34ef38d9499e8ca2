using Pulumi;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>A place inside the cluster that can be connected to.</summary>
/// <param name="Service">The name of the service: a DNS label.</param>
/// <param name="Port">Its port.</param>
/// <param name="Owner">What makes the address, for whoever has to wait for it; <see langword="null"/> when it is there anyway.</param>
/// <exception cref="ArgumentException">The name or the port is none.</exception>
public sealed record ServiceEndpoint(string Service, int Port, Resource? Owner = null)
{
    /// <summary>The name of the service.</summary>
    public string Service { get; init => field = DnsLabel.Require(value); } = DnsLabel.Require(Service);

    /// <summary>Its port.</summary>
    public int Port { get; init => field = Ports.Require(value); } = Ports.Require(Port);
}
