using System.Globalization;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>Reads the section of one service.</summary>
/// <param name="reader">Reads the section.</param>
/// <param name="section">What the settings are told of the service.</param>
internal sealed class ServiceSettingsReader(SettingsReader reader, ServiceSection section)
{
    private readonly Dictionary<string, SettingDescription> _keys = ServiceKeys.Of(section).ToDictionary(key => key.Key);

    /// <summary>The settings of the service.</summary>
    /// <param name="fewestReplicas">The fewest pods that the stack allows a service.</param>
    internal ServiceSettings Read(int fewestReplicas)
    {
        var settings = new ServiceSettings(
            section.IsReplicated ? ReadScale(fewestReplicas) : ScaleRange.Fixed(1),
            ReadResources(),
            ReadShutdown());
        reader.RefuseUnknownKeys();
        return settings;
    }

    private ScaleRange ReadScale(int fewest)
    {
        var min = reader.Number(ServiceKeys.Replicas(fewest));
        var max = reader.Text(ServiceKeys.MaxReplicas) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : min;
        if (max >= min)
        {
            return new ScaleRange(min, max);
        }

        reader.Mistake(
            ServiceKeys.MaxReplicas, $"is {max}, below {ServiceKeys.ReplicasKey} {min}", "at least the replicas", $"{min}");
        return ScaleRange.Fixed(min);
    }

    private ResourceBudget ReadResources()
    {
        var (cpuRequest, cpuLimit) = ReadRange(ServiceKeys.CpuRequest, ServiceKeys.CpuLimit);
        var (memoryRequest, memoryLimit) = ReadRange(ServiceKeys.MemoryRequest, ServiceKeys.MemoryLimit);
        var (storageRequest, storageLimit) = ReadRange(ServiceKeys.EphemeralStorageRequest, ServiceKeys.EphemeralStorageLimit);
        return new ResourceBudget(cpuRequest, cpuLimit, memoryRequest, memoryLimit, storageRequest, storageLimit);
    }

    private (Quantity Request, Quantity Limit) ReadRange(SettingDescription requestKey, SettingDescription limitKey)
    {
        var request = reader.Amount(_keys[requestKey.Key]);
        var limit = reader.Amount(_keys[limitKey.Key]);
        if (limit >= request)
        {
            return (request, limit);
        }

        reader.Mistake(limitKey, $"is {limit}, below {requestKey.Key} {request}", "at least the request", request.Text);
        return (request, request);
    }

    private GracefulShutdown ReadShutdown()
    {
        var grace = reader.Number(_keys[ServiceKeys.GracePeriod.Key]);
        var sleep = reader.Number(_keys[ServiceKeys.PreStopSleep.Key]);
        var longest = grace - GracefulShutdown.MinimumDrainSeconds;
        if (sleep <= longest)
        {
            return new GracefulShutdown(grace, sleep);
        }

        reader.Mistake(
            _keys[ServiceKeys.PreStopSleep.Key],
            $"is {sleep}, which leaves under {GracefulShutdown.MinimumDrainSeconds} s of the grace period of {grace} s",
            $"a whole number from 1 to {longest}");
        return new GracefulShutdown(grace, longest);
    }
}
