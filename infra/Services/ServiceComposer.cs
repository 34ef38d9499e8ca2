using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;

namespace Todo.Infra.Services;

/// <summary>Delivers the application by its components: gives each service its image, its place in the cluster and its settings.</summary>
internal static class ServiceComposer
{
    /// <summary>Composes the services, each after those that it connects to.</summary>
    internal static void Compose(StackFoundation foundation, ImmutableArray<ServiceDescription> services)
    {
        var secretHashKey = new GeneratedSecret("secret-hash-key").Value;
        var composed = new Dictionary<string, ComponentResource>();
        foreach (var service in foundation.Chosen(services))
        {
            var runtime = RuntimeOf(service, foundation, secretHashKey);
            composed[service.Name] = service.Compose(new ServiceContext(foundation.Settings, runtime, foundation.InCluster, composed));
        }
    }

    private static ServiceRuntime RuntimeOf(ServiceDescription service, StackFoundation foundation, Output<string> secretHashKey)
    {
        var own = foundation.Settings.Services[service.Name];
        return new ServiceRuntime
        {
            Scope = new ServiceScope(foundation.Namespace, service.Name, foundation.VersionOf(service)),
            Image = foundation.MakeImage(service),
            PullPolicy = foundation.PullPolicy,
            Scale = own.Scale,
            Placement = foundation.Settings.Placement,
            MonitoringNamespace = foundation.Settings.MonitoringNamespace,
            Resources = own.Resources,
            Shutdown = own.Shutdown,
            SecretHashKey = secretHashKey,
        };
    }
}
