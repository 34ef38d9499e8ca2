namespace Todo.Infra.Components;

/// <summary>Where a workload listens.</summary>
/// <param name="Port">The port that it listens at and offers.</param>
/// <param name="IsPublic">Whether anybody may connect; otherwise only the services that declare it.</param>
/// <param name="NodePort">The port of every node that leads to it; <see langword="null"/> keeps it inside the cluster.</param>
internal sealed record Listener(int Port, bool IsPublic, int? NodePort);
