using Pulumi;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="WebService"/> is made from.</summary>
public sealed record WebServiceArgs : WorkloadArgs
{
    /// <summary>The port that it listens at and offers.</summary>
    public required int Port { get; init; }

    /// <summary>How people get to it; <see langword="null"/> keeps it for the services that declare to connect to it.</summary>
    public EntryPoint? Entry { get; init; }
}

/// <summary>A stateless service that others connect to.</summary>
public sealed class WebService : Workload, IEndpointOwner
{
    /// <summary>Makes a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public WebService(string name, WebServiceArgs args, ComponentResourceOptions? options = null)
        : base(nameof(WebService), name, args, new Listener(args.Port, args.Entry), options)
    {
        if (args.Entry is IngressEntry entry)
        {
            _ = new PublicEntry(
                name,
                new PublicEntryArgs { Scope = args.Runtime.Scope, Entry = entry },
                new ComponentResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint => Service!.Endpoint;
}
