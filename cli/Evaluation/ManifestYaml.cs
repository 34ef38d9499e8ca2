using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Todo.Cli.Evaluation;

/// <summary>Writes manifests as YAML, the same bytes for the same manifests.</summary>
internal static class ManifestYaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().Build();

    /// <summary>One document.</summary>
    internal static string Of(JsonObject manifest) => Serializer.Serialize(ValueOf(manifest)!);

    /// <summary>All documents of a stream.</summary>
    internal static string Of(IEnumerable<JsonObject> manifests) => string.Join("---\n", manifests.Select(Of));

    private static object? ValueOf(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => ValueOf(pair.Value)),
        JsonArray list => list.Select(ValueOf).ToList(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        _ => node.GetValue<string>(),
    };
}
