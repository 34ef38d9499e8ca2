using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>What <see cref="TodoChartValues"/> say of the pods of every service.</summary>
internal abstract record TodoChartPods
{
    /// <param name="own">What is set for the service; <see langword="null"/> for one that has no pods.</param>
    private protected TodoChartPods(ServiceSettings? own)
    {
        CpuRequest = own?.Resources.CpuRequest;
        CpuLimit = own?.Resources.CpuLimit;
        MemoryRequest = own?.Resources.MemoryRequest;
        MemoryLimit = own?.Resources.MemoryLimit;
        EphemeralStorageRequest = own?.Resources.EphemeralStorageRequest;
        EphemeralStorageLimit = own?.Resources.EphemeralStorageLimit;
        GracePeriodSeconds = own?.Shutdown.GracePeriodSeconds;
        PreStopSleepSeconds = own?.Shutdown.PreStopSleepSeconds;
    }

    public Quantity? CpuRequest { get; }

    public Quantity? CpuLimit { get; }

    public Quantity? MemoryRequest { get; }

    public Quantity? MemoryLimit { get; }

    public Quantity? EphemeralStorageRequest { get; }

    public Quantity? EphemeralStorageLimit { get; }

    public int? GracePeriodSeconds { get; }

    public int? PreStopSleepSeconds { get; }
}
