using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>Values as the arguments of Kubernetes' own types.</summary>
internal static class ValueArgs
{
    internal static ResourceRequirementsArgs ToArgs(this ResourceBudget budget) => new()
    {
        Requests = Amounts(budget.CpuRequest, budget.MemoryRequest, budget.EphemeralStorageRequest),
        Limits = Amounts(budget.CpuLimit, budget.MemoryLimit, budget.EphemeralStorageLimit),
    };

    // The kubelet's own sleep needs no shell in the image (GA since Kubernetes 1.34, "Container Lifecycle Hooks").
    internal static LifecycleArgs ToArgs(this GracefulShutdown shutdown) => new()
    {
        PreStop = new LifecycleHandlerArgs { Sleep = new SleepActionArgs { Seconds = shutdown.PreStopSleepSeconds } },
    };

    internal static ProbeArgs ToArgs(this HealthProbe probe)
    {
        var args = new ProbeArgs
        {
            PeriodSeconds = probe.PeriodSeconds,
            TimeoutSeconds = probe.TimeoutSeconds,
            FailureThreshold = probe.FailureThreshold,
        };
        if (probe.Path is null)
        {
            args.Exec = new ExecActionArgs { Command = probe.Command };
        }
        else
        {
            args.HttpGet = new HTTPGetActionArgs { Path = probe.Path, Port = Names.HttpPort };
        }

        return args;
    }

    private static InputMap<string> Amounts(Quantity cpu, Quantity memory, Quantity storage) => new()
    {
        ["cpu"] = cpu.Text,
        ["memory"] = memory.Text,
        ["ephemeral-storage"] = storage.Text,
    };
}
