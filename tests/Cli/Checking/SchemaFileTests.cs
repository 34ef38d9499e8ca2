using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Todo.Tests.Cli.Checking;

/// <summary>What the companion knows of Kubernetes' types is what an API server says of them.</summary>
internal sealed class SchemaFileTests
{
    private const string KindsKey = "x-kubernetes-group-version-kind";

    // What says which values are allowed. The rest is about merging, or for people.
    private static readonly string[] Kept =
        ["type", "format", "enum", "required", "properties", "items", "additionalProperties", "$ref", KindsKey];

    [Test]
    public void Every_definition_is_the_API_server_s()
    {
        var (own, full) = (Own(), Full());
        Assert.That(
            from definition in own
            let expected = Trimmed(full[definition.Key], definition.Value![KindsKey] is not null)
            where !JsonNode.DeepEquals(definition.Value, expected)
            select definition.Key,
            Is.Empty);
    }

    [Test]
    public void Every_definition_that_one_refers_to_is_there()
    {
        var own = Own();
        Assert.That(References(own).Where(name => !own.ContainsKey(name)), Is.Empty);
    }

    private static JsonObject Own() => JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "embedded", "Kubernetes", "schema.json")))!["definitions"]!.AsObject();

    private static JsonObject Full()
    {
        using var packed = File.OpenRead(Repository.Shared("kubernetes/openapi-v1.34.json.gz"));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        return JsonNode.Parse(unpacked)!["definitions"]!.AsObject();
    }

    // A kind that the stand-in does not offer is left out of its file, though others reach its definition.
    private static JsonObject? Trimmed(JsonNode? schema, bool isOffered = false)
    {
        if (schema is null)
        {
            return null;
        }

        var trimmed = new JsonObject();
        foreach (var (key, value) in schema.AsObject().Where(pair => Kept.Contains(pair.Key) && (isOffered || pair.Key != KindsKey)))
        {
            trimmed[key] = key switch
            {
                "properties" => new JsonObject(value!.AsObject().Select(pair => KeyValuePair.Create<string, JsonNode?>(
                    pair.Key, Trimmed(pair.Value)))),
                "items" or "additionalProperties" => Trimmed(value),
                _ => value!.DeepClone(),
            };
        }

        return trimmed;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key == "$ref" && pair.Value is JsonValue
            ? [$"{pair.Value}"["#/definitions/".Length..]]
            : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
