using Pulumi;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="WebService"/> is made from.</summary>
public sealed record WebServiceArgs : WorkloadArgs
{
    /// <summary>The port that it listens at and offers.</summary>
    public required int Port { get; init; }

    /// <summary>How people get to it; <see langword="null"/> keeps it for the services that declare to connect to it.</summary>
    public EntryPoint? Entry { get; init; }

    /// <summary>The path of its metrics in Prometheus' format; <see langword="null"/> when it has none.</summary>
    public string? MetricsPath { get; init; }

    // Who has no metrics lets nobody in to read them.
    internal string? MetricsReader => MetricsPath is null ? null : Runtime.MonitoringNamespace;
}

/// <summary>A stateless service that others connect to.</summary>
public sealed class WebService : Workload, IEndpointOwner
{
    /// <summary>Makes a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public WebService(string name, WebServiceArgs args, ComponentResourceOptions? options = null)
        : base(nameof(WebService), name, args, new Listener(args.Port, args.Entry, args.MetricsReader), options)
    {
        if (args.Entry is IngressEntry entry)
        {
            _ = new PublicEntry(
                name,
                new PublicEntryArgs { Scope = args.Runtime.Scope, Entry = entry },
                new ComponentResourceOptions { Parent = this });
        }

        if (args is { MetricsPath: { } path, MetricsReader: not null })
        {
            _ = new AppServiceMonitor(
                name,
                new AppServiceMonitorArgs { Scope = args.Runtime.Scope, Path = path },
                new ComponentResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint => Service!.Endpoint;
}
