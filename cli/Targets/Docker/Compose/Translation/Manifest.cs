using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>A Kubernetes manifest that is being translated.</summary>
internal sealed class Manifest
{
    /// <summary>A manifest whose identity is dealt with.</summary>
    public Manifest(JsonObject content)
    {
        Root = new ManifestNode(content);
        Root["apiVersion"].Settle();
        Kind = Root["kind"].Text!;
        Name = Root["metadata"]["name"].Text!;
        Root["metadata"].Settle();
    }

    /// <summary>Its content.</summary>
    public ManifestNode Root { get; }

    /// <summary>Its kind.</summary>
    public string Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>As messages name it.</summary>
    public string Id => $"{Kind}/{Name}";

    /// <summary>An object of texts.</summary>
    public static ImmutableSortedDictionary<string, string> TextsOf(ManifestNode node) =>
        node.Members.ToImmutableSortedDictionary(member => member.Key, member => member.Value.Text ?? "", StringComparer.Ordinal);
}
