using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Tests.Chart;

/// <summary>Manifests as their fields: the value of each by its path, such as <c>Deployment/backend spec.replicas</c>.</summary>
internal static class ManifestFields
{
    /// <summary>All fields of all manifests.</summary>
    internal static ImmutableSortedDictionary<string, string> Of(IEnumerable<JsonObject> manifests) => manifests
        .SelectMany(manifest => Of($"{manifest["kind"]}/{manifest["metadata"]!["name"]} ", manifest))
        .ToImmutableSortedDictionary(field => field.Path, field => field.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Value)> Of(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(pair =>
            Of(path.EndsWith(' ') ? path + pair.Key : $"{path}.{pair.Key}", pair.Value)),
        JsonArray { Count: > 0 } list => list.SelectMany((item, index) => Of($"{path}[{index}]", item)),
        _ => [(path, node?.ToJsonString() ?? "null")],
    };
}
