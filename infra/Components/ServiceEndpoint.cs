namespace Todo.Infra.Components;

/// <summary>A place inside the cluster that can be connected to.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Port">Its port.</param>
public sealed record ServiceEndpoint(string Service, int Port);
