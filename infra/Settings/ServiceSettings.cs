using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>What can be set for one service of the application: <c>todo:frontend</c>, <c>todo:backend</c>.</summary>
/// <param name="Replicas">How many pods; at least 1, in production 2, so that one can fail.</param>
/// <param name="Resources">Requests and limits of each pod.</param>
/// <param name="Shutdown">How a pod ends.</param>
public sealed record ServiceSettings(int Replicas, ResourceBudget Resources, GracefulShutdown Shutdown)
{
    /// <summary>One pod of little, for one machine: 50m-1000m CPU, 64Mi-1Gi.</summary>
    public static readonly ServiceSettings Local =
        new(1, ResourceBudget.Parse("50m", "1000m", "64Mi", "1Gi"), new GracefulShutdown(30, 5));

    /// <summary>Three pods, so that one may fail while another is being replaced: 200m-1000m CPU, 256Mi-1Gi.</summary>
    public static readonly ServiceSettings Production =
        new(3, ResourceBudget.Parse("200m", "1000m", "256Mi", "1Gi"), new GracefulShutdown(60, 15));

    private const int MaximumReplicas = 100;
    private const int MaximumGracePeriodSeconds = 600;

    internal static ServiceSettings Read(SettingsReader reader, StackEnvironment environment)
    {
        var fallback = environment == StackEnvironment.Production ? Production : Local;
        var settings = new ServiceSettings(
            reader.Integer("replicas", fallback.Replicas, environment == StackEnvironment.Production ? 2 : 1, MaximumReplicas),
            ReadResources(reader, fallback.Resources),
            ReadShutdown(reader, fallback.Shutdown));
        reader.RefuseUnknownKeys();
        return settings;
    }

    private static ResourceBudget ReadResources(SettingsReader reader, ResourceBudget fallback)
    {
        var (cpuRequest, cpuLimit) = ReadRange(reader, "cpuRequest", "cpuLimit", fallback.CpuRequest, fallback.CpuLimit);
        var (memoryRequest, memoryLimit) = ReadRange(reader, "memoryRequest", "memoryLimit", fallback.MemoryRequest, fallback.MemoryLimit);
        return new ResourceBudget(cpuRequest, cpuLimit, memoryRequest, memoryLimit);
    }

    private static (Quantity Request, Quantity Limit) ReadRange(
        SettingsReader reader, string requestKey, string limitKey, Quantity fallbackRequest, Quantity fallbackLimit)
    {
        var request = ReadQuantity(reader, requestKey, fallbackRequest);
        var limit = ReadQuantity(reader, limitKey, fallbackLimit);
        if (limit >= request)
        {
            return (request, limit);
        }

        reader.Mistake(limitKey, $"is {limit}, below {requestKey} {request}", "at least the request", request.Text);
        return (fallbackRequest, fallbackLimit);
    }

    private static Quantity ReadQuantity(SettingsReader reader, string key, Quantity fallback)
    {
        var text = reader.Text(
            key,
            fallback.Text,
            "a positive quantity such as 250m, 0.5, 128Mi, 1Gi",
            fallback.Text,
            text => Quantity.TryParse(text, out _));
        return Quantity.Parse(text!);
    }

    private static GracefulShutdown ReadShutdown(SettingsReader reader, GracefulShutdown fallback)
    {
        var grace = reader.Integer(
            "gracePeriodSeconds", fallback.GracePeriodSeconds, GracefulShutdown.MinimumGracePeriodSeconds, MaximumGracePeriodSeconds);
        var sleep = reader.Integer("preStopSleepSeconds", fallback.PreStopSleepSeconds, 1, MaximumGracePeriodSeconds);
        var longest = grace - GracefulShutdown.MinimumDrainSeconds;
        if (sleep <= longest)
        {
            return new GracefulShutdown(grace, sleep);
        }

        reader.Mistake(
            "preStopSleepSeconds",
            $"is {sleep}, which leaves under {GracefulShutdown.MinimumDrainSeconds} s of the grace period of {grace} s",
            $"a whole number from 1 to {longest}",
            $"{fallback.PreStopSleepSeconds}");
        return fallback;
    }
}
