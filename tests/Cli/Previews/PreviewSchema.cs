using System.Text.Json;
using System.Text.Json.Nodes;

namespace Todo.Tests.Cli.Previews;

/// <summary>Checks JSON against <c>docs/preview.schema.json</c>, by as much of JSON Schema as is used there.</summary>
internal static class PreviewSchema
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "preview.schema.json")))!.AsObject();

    /// <summary>What is wrong, each with its path.</summary>
    internal static IEnumerable<string> Check(string json) => Check("$", JsonNode.Parse(json), Schema);

    private static IEnumerable<string> Check(string path, JsonNode? value, JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            return Check(path, value, Schema["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!.AsObject());
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value))
            || schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            return [$"{path}: {value?.ToJsonString()} is not allowed"];
        }

        return schema["type"]?.GetValue<string>() switch
        {
            "object" when value is JsonObject map => CheckMap(path, map, schema),
            "array" when value is JsonArray list =>
                list.SelectMany((item, index) => Check($"{path}[{index}]", item, schema["items"]!.AsObject())),
            "string" when value?.GetValueKind() == JsonValueKind.String => [],
            "integer" when value?.GetValueKind() == JsonValueKind.Number => [],
            "boolean" when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            null => [],
            var type => [$"{path}: {value?.ToJsonString() ?? "null"} is not of type {type}"],
        };
    }

    private static IEnumerable<string> CheckMap(string path, JsonObject map, JsonObject schema)
    {
        var properties = schema["properties"]!.AsObject();
        return
        [
            .. schema["required"]!.AsArray()
                .Where(name => !map.ContainsKey(name!.GetValue<string>()))
                .Select(name => $"{path}: {name} is missing"),
            .. map.SelectMany(pair => properties[pair.Key] is JsonObject property
                ? Check($"{path}.{pair.Key}", pair.Value, property)
                : [$"{path}: {pair.Key} is not described"]),
        ];
    }
}
