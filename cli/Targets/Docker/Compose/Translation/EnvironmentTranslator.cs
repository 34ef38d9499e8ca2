using System.Collections.Immutable;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Gathers the environment of a container from its manifest, ConfigMaps and Secrets.</summary>
internal static class EnvironmentTranslator
{
    /// <summary>The environment; a variable of its own name goes before one from a whole ConfigMap or Secret.</summary>
    public static ImmutableSortedDictionary<string, string> Translate(ManifestNode container, ManifestSet manifests, Manifest reader)
    {
        var environment = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var source in container["envFrom"].Items)
        {
            var prefix = source["prefix"].Text;
            foreach (var (key, value) in WholeOf(source, manifests, reader))
            {
                environment[prefix + key] = value;
            }
        }

        foreach (var variable in container["env"].Items)
        {
            var name = variable["name"].Text!;
            if (ValueOf(variable, manifests, reader) is { } value)
            {
                environment[name] = value;
            }
        }

        return environment.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> WholeOf(ManifestNode source, ManifestSet manifests, Manifest reader)
    {
        var (kind, reference) = source["secretRef"].Exists ? ("Secret", source["secretRef"]) : ("ConfigMap", source["configMapRef"]);
        return manifests.ValuesOf(kind, reference["name"], reference["optional"], reader);
    }

    private static string? ValueOf(ManifestNode variable, ManifestSet manifests, Manifest reader)
    {
        var source = variable["valueFrom"];
        var (kind, reference) = source["secretKeyRef"].Exists
            ? ("Secret", source["secretKeyRef"])
            : ("ConfigMap", source["configMapKeyRef"]);
        if (!reference.Exists)
        {
            // What only a cluster knows, such as the name of the pod, stays unread and so is listed.
            return variable["value"].Text;
        }

        var values = manifests.ValuesOf(kind, reference["name"], reference["optional"], reader);
        var key = reference["key"];
        return values.TryGetValue(key.Text!, out var value) ? value
            : reference["optional"].IsTrue ? null
            : throw new UserError(
                ExitCodes.Failed,
                $"{reader.Id} reads '{key.Text}' of the {kind} '{reference["name"].Text}' ({key.Path}), which has no such key.");
    }
}
