using System.Collections.Immutable;
using System.Text;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>The manifests of a stack, found by kind and name.</summary>
internal sealed class ManifestSet(Plan plan)
{
    /// <summary>All of them.</summary>
    public ImmutableArray<Manifest> All { get; } = [.. plan.Manifests.Select(content => new Manifest(content))];

    /// <summary>Those of some kinds.</summary>
    public IEnumerable<Manifest> Of(params string[] kinds) => All.Where(manifest => kinds.Contains(manifest.Kind));

    /// <summary>The values of a ConfigMap or Secret that a workload names.</summary>
    /// <exception cref="UserError">There is none of that name, and the workload cannot do without.</exception>
    public ImmutableSortedDictionary<string, string> ValuesOf(string kind, ManifestNode name, ManifestNode optional, Manifest reader)
    {
        var isOptional = optional.IsTrue;
        var found = Of(kind).FirstOrDefault(manifest => manifest.Name == name.Text);
        return found is not null ? ValuesOf(found)
            : isOptional ? ImmutableSortedDictionary<string, string>.Empty
            : throw new UserError(
                ExitCodes.Failed,
                $"{reader.Id} reads the {kind} '{name.Text}' ({name.Path}), which the stack does not have.");
    }

    private static ImmutableSortedDictionary<string, string> ValuesOf(Manifest manifest)
    {
        manifest.Root["type"].SettleIf("Opaque");
        var data = Manifest.TextsOf(manifest.Root["data"]);
        return manifest.Kind == "ConfigMap"
            ? data
            : data.ToImmutableSortedDictionary(
                    pair => pair.Key,
                    pair => Encoding.UTF8.GetString(Convert.FromBase64String(pair.Value)),
                    StringComparer.Ordinal)
                .SetItems(Manifest.TextsOf(manifest.Root["stringData"]));
    }
}
