namespace Todo.Infra.Components;

/// <summary>Where a workload listens.</summary>
/// <param name="Port">The port that it listens at and offers.</param>
/// <param name="Entry">How people get to it; <see langword="null"/> keeps it inside the cluster.</param>
/// <param name="MetricsReader">The namespace of who reads its metrics; <see langword="null"/> for nobody.</param>
internal sealed record Listener(int Port, EntryPoint? Entry, string? MetricsReader);
