using Pulumi;

namespace Todo.Infra.Components;

/// <summary>A place inside the cluster that can be connected to.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Port">Its port.</param>
/// <param name="Owner">What makes the address, for whoever has to wait for it; <see langword="null"/> when it is there anyway.</param>
public sealed record ServiceEndpoint(string Service, int Port, Resource? Owner = null);
