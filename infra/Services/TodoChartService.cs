using Todo.Infra.Settings;

namespace Todo.Infra.Services;

/// <summary>The parts <c>backend</c> and <c>frontend</c> of <see cref="TodoChartValues"/>.</summary>
internal sealed record TodoChartService : TodoChartPods
{
    /// <param name="own">What is set for the service.</param>
    internal TodoChartService(ServiceSettings own)
        : base(own) => (Replicas, MaxReplicas) = (own.Scale.Min, own.Scale.Max);

    public int Replicas { get; }

    public int MaxReplicas { get; }
}
