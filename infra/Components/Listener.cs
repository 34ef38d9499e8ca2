namespace Todo.Infra.Components;

/// <summary>Where a workload listens.</summary>
/// <param name="Port">The port that it listens at and offers.</param>
/// <param name="Entry">How people get to it; <see langword="null"/> keeps it inside the cluster.</param>
internal sealed record Listener(int Port, EntryPoint? Entry);
