using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Finds pods and their containers in manifests.</summary>
public static class Pods
{
    /// <summary>Whether a manifest makes pods.</summary>
    public static bool AreMadeBy(JsonObject manifest) => SpecOf(manifest) is not null;

    /// <summary>Whether a manifest keeps pods running, as a Deployment, StatefulSet or DaemonSet does.</summary>
    public static bool AreKeptBy(JsonObject manifest) => AreMadeBy(manifest) && Kind(manifest) is not ("Pod" or "Job" or "CronJob");

    /// <summary>The metadata of the pods.</summary>
    public static JsonNode? MetadataOf(JsonObject manifest) => At(TemplateOf(manifest), "metadata");

    /// <summary>The spec of the pods; <see langword="null"/> when there are none.</summary>
    public static JsonNode? SpecOf(JsonObject manifest) => At(TemplateOf(manifest), "spec");

    /// <summary>All containers of a pod: those of its start and those for debugging included.</summary>
    public static IEnumerable<JsonNode?> ContainersOf(JsonNode? pod) =>
        Items(pod, "containers").Concat(Items(pod, "initContainers")).Concat(Items(pod, "ephemeralContainers"));

    /// <summary>The containers that run as long as the pod does; of the init containers, those that are always restarted.</summary>
    public static IEnumerable<JsonNode?> LastingContainersOf(JsonNode? pod) =>
        Items(pod, "containers").Concat(Items(pod, "initContainers").Where(container => Text(container, "restartPolicy") == "Always"));

    private static JsonNode? TemplateOf(JsonObject manifest) => Kind(manifest) switch
    {
        "Pod" => manifest,
        "CronJob" => At(manifest, "spec", "jobTemplate", "spec", "template"),
        _ => At(manifest, "spec", "template"),
    };
}
