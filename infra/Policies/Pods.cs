using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Finds pods and their containers in manifests.</summary>
internal static class Pods
{
    /// <summary>Whether a manifest makes pods.</summary>
    internal static bool AreMadeBy(JsonObject manifest) => SpecOf(manifest) is not null;

    /// <summary>Whether a manifest keeps pods running, as a Deployment, StatefulSet or DaemonSet does.</summary>
    internal static bool AreKeptBy(JsonObject manifest) => AreMadeBy(manifest) && Kind(manifest) is not ("Pod" or "Job" or "CronJob");

    /// <summary>The metadata of the pods.</summary>
    internal static JsonNode? MetadataOf(JsonObject manifest) => At(TemplateOf(manifest), "metadata");

    /// <summary>The spec of the pods; <see langword="null"/> when there are none.</summary>
    internal static JsonNode? SpecOf(JsonObject manifest) => At(TemplateOf(manifest), "spec");

    /// <summary>All containers of a pod, init containers included.</summary>
    internal static IEnumerable<JsonNode?> ContainersOf(JsonNode? pod) => Items(pod, "containers").Concat(Items(pod, "initContainers"));

    /// <summary>The containers that run as long as the pod does; of the init containers, those that are always restarted.</summary>
    internal static IEnumerable<JsonNode?> LastingContainersOf(JsonNode? pod) =>
        Items(pod, "containers").Concat(Items(pod, "initContainers").Where(container => Text(container, "restartPolicy") == "Always"));

    private static JsonNode? TemplateOf(JsonObject manifest) => Kind(manifest) switch
    {
        "Pod" => manifest,
        "CronJob" => At(manifest, "spec", "jobTemplate", "spec", "template"),
        _ => At(manifest, "spec", "template"),
    };
}
