using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;
using Kubernetes = Pulumi.Kubernetes;

namespace Todo.Infra.Services;

/// <summary>What a stack has before any of its services, however they are delivered: its cluster, its namespace, its images.</summary>
internal sealed class StackFoundation
{
    private readonly Dictionary<string, Output<string>> _images = [];

    internal StackFoundation(TodoSettings settings)
    {
        Settings = settings;
        InCluster = new ComponentResourceOptions { Providers = { MakeProvider(settings) } };
        // An Ingress is refused until the controller's webhook answers, so all that is the application's waits for the add-ons.
        var addOns = settings.AddOns.Select(addOn => AddOnRelease.Make(addOn, settings, InCluster)).ToArray();
        var space = new AppNamespaceArgs
        {
            Name = settings.Namespace,
            HoldsData = settings.DatabaseLocation == DatabaseLocation.Cluster,
            DeniesByDefault = settings.Delivery == Delivery.Components,
        };
        var after = new ComponentResourceOptions { Providers = InCluster.Providers, DependsOn = addOns };
        Namespace = new AppNamespace("namespace", space, after).NamespaceName;
    }

    /// <summary>The stack's settings.</summary>
    internal TodoSettings Settings { get; }

    /// <summary>The options of every component: the stack's own provider.</summary>
    internal ComponentResourceOptions InCluster { get; }

    /// <summary>The namespace that holds everything, known when it exists.</summary>
    internal Output<string> Namespace { get; }

    /// <summary>The image that each service runs, by the service's name.</summary>
    internal Output<ImmutableDictionary<string, string>> Images =>
        Output.All(_images.Values).Apply(references => _images.Keys.Zip(references, KeyValuePair.Create).ToImmutableDictionary());

    /// <summary>When a node pulls an image.</summary>
    internal string PullPolicy => Settings.ImageSource == ImageSource.Registry ? PullPolicies.Always : PullPolicies.Never;

    /// <summary>The services that the stack has: those that it has not chosen to do without.</summary>
    internal IEnumerable<ServiceDescription> Chosen(ImmutableArray<ServiceDescription> services) =>
        services.Where(service => Settings.Services.ContainsKey(service.Name));

    /// <summary>The version of what is in a service's image.</summary>
    internal string VersionOf(ServiceDescription service) => service.Version ?? Settings.Version;

    /// <summary>Makes the image of a service, unless the settings name one.</summary>
    /// <returns>The reference that pods run.</returns>
    internal Output<string> MakeImage(ServiceDescription service)
    {
        if (Settings.Images.TryGetValue(service.Name, out var released))
        {
            return _images[service.Name] = Output.Create(released);
        }

        var image = new ContainerImage(service.Name, new ContainerImageArgs
        {
            Service = service.Name,
            Version = VersionOf(service),
            Registry = Settings.Registry,
            Network = Settings.Network,
            // The platform of shared clusters; an image that stays is built by the cluster's own Docker, hence for its platform.
            Platform = Settings.ImageSource == ImageSource.Registry ? "linux/amd64" : null,
        });
        return _images[service.Name] = image.Reference;
    }

    private static Kubernetes.Provider MakeProvider(TodoSettings settings)
    {
        var args = new Kubernetes.ProviderArgs
        {
            EnableServerSideApply = true,
            // Otherwise a ConfigMap or Secret of a fixed name is deleted before its successor is made, and pods that start meanwhile fail.
            EnableConfigMapMutable = true,
            EnableSecretMutable = true,
        };
        if (settings.KubeContext is { } context)
        {
            args.Context = context;
        }

        if (settings.Kubeconfig is { } kubeconfig)
        {
            args.KubeConfig = kubeconfig.ToOutput();
        }

        return new Kubernetes.Provider("cluster", args);
    }
}
