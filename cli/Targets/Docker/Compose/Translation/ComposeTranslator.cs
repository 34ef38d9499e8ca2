using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates the manifests of a stack for Docker Compose, and lists what plain Docker cannot do.</summary>
internal static class ComposeTranslator
{
    private const int DefaultDeadlineSeconds = 120;

    private static readonly ImmutableDictionary<string, string> KindsOfClusters = ImmutableDictionary.CreateRange([
        KeyValuePair.Create("HorizontalPodAutoscaler", "one container of each service runs"),
        KeyValuePair.Create("Ingress", "the port of this machine is the only way in, without TLS"),
        KeyValuePair.Create("NetworkPolicy", "the containers of the stack reach each other freely"),
        KeyValuePair.Create("PodDisruptionBudget", "one container of each service runs"),
        KeyValuePair.Create("Role", "there is no cluster that anybody could look into"),
        KeyValuePair.Create("RoleBinding", "there is no cluster that anybody could look into"),
        KeyValuePair.Create("ServiceAccount", "containers have no identity in a cluster"),
        KeyValuePair.Create("ServiceMonitor", "nobody reads the metrics"),
    ]);

    /// <summary>Translates a stack.</summary>
    /// <param name="plan">The stack's plan.</param>
    /// <param name="folder">The absolute path of the folder for the files that containers mount.</param>
    /// <exception cref="UserError">A workload reads a ConfigMap or Secret that is not there.</exception>
    public static ComposeTranslation Translate(Plan plan, string folder)
    {
        var manifests = new ManifestSet(plan);
        var secrets = plan.SecretValues();
        var services = manifests.Of("Service").Select(manifest => new NetworkService(manifest)).ToImmutableArray();
        var volumes = manifests.Of("PersistentVolumeClaim").Select(VolumeTranslator.ClaimName).ToImmutableArray();
        var workloads = manifests.Of("Deployment", "StatefulSet")
            .Select(manifest => new WorkloadTranslator(plan.Stack, manifest, manifests, services, folder))
            .ToImmutableArray();
        var containers = workloads.ToImmutableDictionary(workload => workload.Id, workload => workload.Translate());
        var project = new ComposeProject(
            StartOrder.Of(WaitForHealth(containers.Values.ToImmutableSortedDictionary())),
            volumes.Concat(workloads.SelectMany(workload => workload.Claims))
                .ToImmutableSortedDictionary(name => name, _ => new ComposeVolume(), StringComparer.Ordinal));
        return new ComposeTranslation(
            project,
            containers.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Key),
            [.. workloads.SelectMany(workload => workload.Folders).DistinctBy(mounted => mounted.Path)],
            secrets,
            [
                .. workloads.SelectMany(workload => workload.Untranslated),
                .. services.SelectMany(service => service.Untranslated),
                .. manifests.All.SelectMany(Rest),
                .. plan.Releases.Where(release => !release.IsFolder)
                    .Select(release => new Untranslated($"Release/{release.Name}", "it is an add-on of clusters")),
            ],
            workloads.Select(workload => workload.DeadlineSeconds).DefaultIfEmpty().Max() is > 0 and var deadline
                ? deadline
                : DefaultDeadlineSeconds);
    }

    private static IEnumerable<KeyValuePair<string, ComposeService>> WaitForHealth(
        ImmutableSortedDictionary<string, ComposeService> services) =>
        services.Select(service => KeyValuePair.Create(service.Key, service.Value with
        {
            DependsOn = service.Value.DependsOn.ToImmutableSortedDictionary(
                need => need.Key,
                need => services.GetValueOrDefault(need.Key)?.Healthcheck is null ? ComposeDependency.Started : ComposeDependency.Healthy,
                StringComparer.Ordinal),
        }));

    private static IEnumerable<Untranslated> Rest(Manifest manifest) => manifest.Kind switch
    {
        "Namespace" => [],
        "Deployment" or "StatefulSet" or "Service" or "PersistentVolumeClaim" =>
            manifest.Root.Unread().Select(path => new Untranslated($"{manifest.Id} {path}", "not known to this translation, so left out")),
        // Those that nobody reads change nothing.
        "ConfigMap" or "Secret" => [],
        var kind when KindsOfClusters.TryGetValue(kind, out var consequence) => [new Untranslated(manifest.Id, consequence)],
        _ => [new Untranslated(manifest.Id, "Docker Compose has nothing of this kind")],
    };
}
