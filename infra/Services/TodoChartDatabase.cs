using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>The part <c>database</c> of <see cref="TodoChartValues"/>. In the cluster it is one pod, always.</summary>
internal sealed record TodoChartDatabase : TodoChartPods
{
    /// <param name="own">What is set for the database in the cluster; <see langword="null"/> where it is outside.</param>
    internal TodoChartDatabase(ServiceSettings? own)
        : base(own) => InCluster = own is not null;

    public bool InCluster { get; }

    public Quantity? Storage { get; init; }

    public int? Port { get; init; }

    public string? Tag { get; init; }
}
