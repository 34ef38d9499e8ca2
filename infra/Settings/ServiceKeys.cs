using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>The keys of a service's section, such as <c>todo:backend.replicas</c>.</summary>
public static class ServiceKeys
{
    private const int MaximumReplicas = 100;
    private const int MaximumGracePeriodSeconds = 600;
    internal const string ReplicasKey = "replicas";

    private const string LimitRule = "the limit is at least the request";

    internal static readonly SettingDescription CpuRequest = Quantity("cpuRequest", "cores that are kept for a pod");
    internal static readonly SettingDescription CpuLimit = Quantity("cpuLimit", $"cores that a pod uses at most; {LimitRule}");
    internal static readonly SettingDescription MemoryRequest = Quantity(
        "memoryRequest",
        "bytes that are kept for a pod; an autoscaler adds pods while they use over 80 % of it, so keep more than they use at rest");
    internal static readonly SettingDescription MemoryLimit = Quantity("memoryLimit", $"bytes that a pod uses at most; {LimitRule}");


    internal static readonly SettingDescription EphemeralStorageRequest =
        Quantity("ephemeralStorageRequest", "bytes of the node's disk that are kept for a pod's logs and what it writes to no volume");

    internal static readonly SettingDescription EphemeralStorageLimit =
        Quantity("ephemeralStorageLimit", $"bytes of the node's disk beyond which a pod is evicted; {LimitRule}");

    internal static readonly SettingDescription MaxReplicas = SettingDescription.Number(
        "maxReplicas",
        $"how many pods the service is scaled to by its load, from `{ReplicasKey}` on, which needs the metrics-server; "
        + $"without it, or with the same number, it has `{ReplicasKey}` pods",
        MaximumReplicas / 10,
        1,
        MaximumReplicas) with
    { Default = environment => environment.MaxReplicas is { } most ? $"{most}" : null };

    internal static readonly SettingDescription GracePeriod = SettingDescription.Number(
        "gracePeriodSeconds",
        "seconds from the decision to end a pod until it is killed",
        GracefulShutdown.MinimumGracePeriodSeconds,
        GracefulShutdown.MinimumGracePeriodSeconds,
        MaximumGracePeriodSeconds);

    internal static readonly SettingDescription PreStopSleep = SettingDescription.Number(
        "preStopSleepSeconds",
        $"seconds for which a pod that is to end goes on serving; leaves {GracefulShutdown.MinimumDrainSeconds} s of the grace period",
        5,
        1,
        MaximumGracePeriodSeconds);

    /// <summary>The keys of a section.</summary>
    /// <param name="section">The section.</param>
    public static ImmutableArray<SettingDescription> Of(ServiceSection section)
    {
        ImmutableArray<SettingDescription> common =
        [
            Defaulting(CpuRequest, section, (resources, _) => resources.CpuRequest.Text),
            Defaulting(CpuLimit, section, (resources, _) => resources.CpuLimit.Text),
            Defaulting(MemoryRequest, section, (resources, _) => resources.MemoryRequest.Text),
            Defaulting(MemoryLimit, section, (resources, _) => resources.MemoryLimit.Text),
            Defaulting(EphemeralStorageRequest, section, (resources, _) => resources.EphemeralStorageRequest.Text),
            Defaulting(EphemeralStorageLimit, section, (resources, _) => resources.EphemeralStorageLimit.Text),
            Defaulting(GracePeriod, section, (_, shutdown) => $"{shutdown.GracePeriodSeconds}"),
            Defaulting(PreStopSleep, section, (_, shutdown) => $"{shutdown.PreStopSleepSeconds}"),
        ];
        return section.IsReplicated ? [Replicas(1), MaxReplicas, .. common] : common;
    }

    /// <summary>The number of pods.</summary>
    /// <param name="minimum">The fewest that the stack allows.</param>
    internal static SettingDescription Replicas(int minimum) => SettingDescription.Number(
        ReplicasKey,
        "how many pods, or the fewest under an autoscaler; at least 2 where `todo:availability` is `redundant`",
        minimum,
        minimum,
        MaximumReplicas) with
    {
        Default = environment => $"{Math.Max(environment.Replicas, minimum)}",
    };

    private static SettingDescription Defaulting(
        SettingDescription key, ServiceSection section, Func<ResourceBudget, GracefulShutdown, string> read) => key with
        {
            Default = environment => read(section.Resources ?? environment.Resources, section.Shutdown ?? environment.Shutdown),
        };

    private static SettingDescription Quantity(string key, string summary) => SettingDescription.Text(
        key, summary, "a positive quantity such as 250m, 0.5, 128Mi, 1Gi", "1", Values.Quantity.Pattern);
}
