using System.Text.Json.Nodes;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Finds what pods read from ConfigMaps and Secrets: all keys as variables, one key as a variable, or files.</summary>
internal static class References
{
    /// <summary>Whether the pods of a manifest read a ConfigMap.</summary>
    internal static bool ToConfig(JsonObject manifest) => Exist(manifest, "configMapRef", "configMapKeyRef", "configMap");

    /// <summary>Whether the pods of a manifest read a Secret.</summary>
    internal static bool ToSecrets(JsonObject manifest) => Exist(manifest, "secretRef", "secretKeyRef", "secret");

    private static bool Exist(JsonObject manifest, string allKeys, string oneKey, string files)
    {
        var pod = Pods.SpecOf(manifest);
        return Pods.ContainersOf(pod).Any(container =>
                Items(container, "envFrom").Any(source => At(source, allKeys) is not null)
                || Items(container, "env").Any(variable => At(variable, "valueFrom", oneKey) is not null))
            || Items(pod, "volumes").Any(volume =>
                At(volume, files) is not null
                || Items(volume, "projected", "sources").Any(source => At(source, files) is not null));
    }
}
