using Pulumi;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="Worker"/> is made from.</summary>
public sealed record WorkerArgs : WorkloadArgs;

/// <summary>A stateless service that listens at no port: it takes work from what it connects to. Its probes run a command.</summary>
public sealed class Worker : Workload
{
    /// <summary>Makes a worker.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public Worker(string name, WorkerArgs args, ComponentResourceOptions? options = null)
        : base(nameof(Worker), name, args, listener: null, options) => RegisterOutputs();
}
