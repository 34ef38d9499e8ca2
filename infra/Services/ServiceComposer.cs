using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;
using Kubernetes = Pulumi.Kubernetes;

namespace Todo.Infra.Services;

/// <summary>Composes services in a stack: gives each its image, its place in the cluster and its settings.</summary>
internal sealed class ServiceComposer
{
    private readonly TodoSettings _settings;
    private readonly ComponentResourceOptions _inCluster;
    private readonly AppNamespace _namespace;
    private readonly Output<string> _secretHashKey;
    private readonly Dictionary<string, ComponentResource> _composed = [];
    private readonly Dictionary<string, Output<string>> _images = [];

    internal ServiceComposer(TodoSettings settings)
    {
        _settings = settings;
        _inCluster = new ComponentResourceOptions { Providers = { MakeProvider(settings) } };
        _namespace = new AppNamespace("namespace", settings.Namespace, settings.DatabaseLocation == DatabaseLocation.Cluster, _inCluster);
        _secretHashKey = new GeneratedSecret("secret-hash-key").Value;
    }

    /// <summary>The namespace that holds everything, known when it exists.</summary>
    internal Output<string> Namespace => _namespace.NamespaceName;

    /// <summary>The image that each service runs, by the service's name.</summary>
    internal Output<ImmutableDictionary<string, string>> Images =>
        Output.All(_images.Values).Apply(references => _images.Keys.Zip(references, KeyValuePair.Create).ToImmutableDictionary());

    /// <summary>Composes a service, unless the stack has chosen to do without it.</summary>
    internal void Add(ServiceDescription service)
    {
        if (!_settings.Services.TryGetValue(service.Name, out var own))
        {
            return;
        }

        var version = service.Version ?? _settings.Version;
        var image = MakeImage(service.Name, version);
        var runtime = new ServiceRuntime
        {
            Scope = new ServiceScope(_namespace.NamespaceName, service.Name, version),
            Image = image.Reference,
            PullPolicy = _settings.ImageSource == ImageSource.Registry ? PullPolicies.Always : PullPolicies.Never,
            Scale = own.Scale,
            Placement = _settings.Placement,
            MonitoringNamespace = _settings.MonitoringNamespace,
            Resources = own.Resources,
            Shutdown = own.Shutdown,
            SecretHashKey = _secretHashKey,
        };
        _images[service.Name] = image.Reference;
        _composed[service.Name] = service.Compose(new ServiceContext(_settings, runtime, _inCluster, _composed));
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

    private ContainerImage MakeImage(string service, string version) => new(service, new ContainerImageArgs
    {
        Service = service,
        Version = version,
        Registry = _settings.Registry,
        Network = _settings.Network,
        // The platform of shared clusters; an image that stays is built by the cluster's own Docker, hence for its platform.
        Platform = _settings.ImageSource == ImageSource.Registry ? "linux/amd64" : null,
    });
}
