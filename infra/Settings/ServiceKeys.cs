using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>The keys of a service's section, such as <c>todo:backend.replicas</c>.</summary>
public static class ServiceKeys
{
    private const int MaximumReplicas = 100;
    private const int MaximumGracePeriodSeconds = 600;
    private const string LimitRule = "the limit is at least the request";

    internal static readonly SettingDescription CpuRequest = Quantity("cpuRequest", "cores that are kept for a pod");
    internal static readonly SettingDescription CpuLimit = Quantity("cpuLimit", $"cores that a pod uses at most; {LimitRule}");
    internal static readonly SettingDescription MemoryRequest = Quantity("memoryRequest", "bytes that are kept for a pod");
    internal static readonly SettingDescription MemoryLimit = Quantity("memoryLimit", $"bytes that a pod uses at most; {LimitRule}");

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
            Defaulting(GracePeriod, section, (_, shutdown) => $"{shutdown.GracePeriodSeconds}"),
            Defaulting(PreStopSleep, section, (_, shutdown) => $"{shutdown.PreStopSleepSeconds}"),
        ];
        return section.IsReplicated ? [Replicas(1), .. common] : common;
    }

    /// <summary>The number of pods.</summary>
    /// <param name="minimum">The fewest that the stack allows.</param>
    internal static SettingDescription Replicas(int minimum) => SettingDescription.Number(
        "replicas", "how many pods; at least 2 where `todo:availability` is `redundant`", minimum, minimum, MaximumReplicas) with
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
