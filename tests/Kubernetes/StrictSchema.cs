using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Todo.Tests.Kubernetes;

/// <summary>
/// Checks manifests against the schema that an API server publishes, as strictly as the server does under
/// <c>--validate=strict</c>: nothing unknown, nothing of another type, nothing required left out.
/// </summary>
internal sealed class StrictSchema
{
    private const string DefinitionPrefix = "#/definitions/";
    private const string KindsKey = "x-kubernetes-group-version-kind";

    private readonly JsonObject definitions;
    private readonly Dictionary<(string Version, string Kind), JsonObject> kinds;

    private StrictSchema(JsonObject definitions)
    {
        this.definitions = definitions;
        kinds = (from definition in definitions
                 from kind in definition.Value![KindsKey]?.AsArray() ?? []
                 group definition.Value.AsObject() by (VersionOf(kind!), Text(kind!, "kind")))
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Reads the schema; the test is left out where it is not beside the repository.</summary>
    internal static StrictSchema Load()
    {
        using var packed = File.OpenRead(Repository.Shared("kubernetes/openapi-v1.34.json.gz"));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        return new StrictSchema(JsonNode.Parse(unpacked)!["definitions"]!.AsObject());
    }

    /// <summary>What is wrong with a manifest, each with its path; nothing when an API server would take it.</summary>
    internal IEnumerable<string> Check(JsonObject manifest)
    {
        if (manifest["apiVersion"]?.GetValue<string>() is not { } version || manifest["kind"]?.GetValue<string>() is not { } kind)
        {
            return ["apiVersion and kind: required, but one is missing"];
        }

        return kinds.TryGetValue((version, kind), out var schema)
            ? CheckValue("", manifest, schema)
            : IsOfAnExtension(version) ? [] : [$"kind: {kind} is not a kind of {version}"];
    }

    // Only the extension itself knows its kinds. Kubernetes' own groups have no dot, or end like this.
    private static bool IsOfAnExtension(string version) =>
        version.Split('/') is [var group, _] && group.Contains('.', StringComparison.Ordinal)
        && !group.EndsWith(".k8s.io", StringComparison.Ordinal);

    private IEnumerable<string> CheckValue(string path, JsonNode? value, JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            return CheckValue(path, value, definitions[reference.GetValue<string>()[DefinitionPrefix.Length..]]!.AsObject());
        }

        var type = schema["type"]?.GetValue<string>();
        if (!IsOfType(value, type, schema["format"]?.GetValue<string>()))
        {
            return [$"{path}: {value?.ToJsonString() ?? "null"} is not of type {type}"];
        }

        return value switch
        {
            JsonObject members when schema["properties"] is JsonObject properties => CheckMembers(path, members, schema, properties),
            JsonObject members when schema["additionalProperties"] is JsonObject each =>
                members.SelectMany(member => CheckValue($"{path}[{member.Key}]", member.Value, each)),
            JsonArray items when schema["items"] is JsonObject each =>
                items.SelectMany((item, index) => CheckValue($"{path}[{index}]", item, each)),
            _ when schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)) =>
                [$"{path}: {value!.ToJsonString()} is not one of {allowed.ToJsonString()}"],
            _ => [],
        };
    }

    private IEnumerable<string> CheckMembers(string path, JsonObject members, JsonObject schema, JsonObject properties)
    {
        var start = path.Length == 0 ? "" : path + ".";
        var missing = from name in schema["required"]?.AsArray() ?? []
                      where !members.ContainsKey(name!.GetValue<string>())
                      select $"{start}{name}: required, but missing";
        var wrong = members.SelectMany(member => properties[member.Key] is JsonObject property
            ? CheckValue(start + member.Key, member.Value, property)
            : [$"{start}{member.Key}: unknown field"]);
        return missing.Concat(wrong);
    }

    // A definition without a type takes anything.
    private static bool IsOfType(JsonNode? value, string? type, string? format) => (type, value?.GetValueKind()) switch
    {
        (null, _) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => IsWhole(value!, format),
        ("string", JsonValueKind.Number) => format == "int-or-string" && IsWhole(value!, "int32"),
        _ => false,
    };

    // 1.0 is not whole: an API server refuses it for an integer.
    private static bool IsWhole(JsonNode number, string? format) =>
        long.TryParse(number.ToJsonString(), out var whole) && (format != "int32" || whole is >= int.MinValue and <= int.MaxValue);

    private static string VersionOf(JsonNode kind) =>
        Text(kind, "group") is { Length: > 0 } group ? $"{group}/{Text(kind, "version")}" : Text(kind, "version");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
