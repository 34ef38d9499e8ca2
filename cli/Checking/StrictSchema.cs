using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Infra.Values;

namespace Todo.Cli.Checking;

/// <summary>
/// Checks manifests against the schema that an API server of Kubernetes 1.34 publishes, as strictly as the server does under
/// <c>--validate=strict</c>: nothing unknown, nothing of another type, nothing required left out. It knows the kinds of
/// <c>embedded/Kubernetes/schema.json</c>, which is a part of the companion.
/// </summary>
internal sealed class StrictSchema
{
    private const string Resource = "kubernetes-schema.json";
    private const string DefinitionPrefix = "#/definitions/";
    private const string KindsKey = "x-kubernetes-group-version-kind";

    private readonly JsonObject _definitions;
    private readonly Dictionary<(string Version, string Kind), JsonObject> _kinds;

    private StrictSchema(JsonObject definitions)
    {
        _definitions = definitions;
        _kinds = (from definition in definitions
                  from kind in definition.Value![KindsKey]?.AsArray() ?? []
                  group definition.Value.AsObject() by (VersionOf(kind!), Text(kind!, "kind")))
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Reads the schema.</summary>
    internal static StrictSchema Load()
    {
        using var file = typeof(StrictSchema).Assembly.GetManifestResourceStream(Resource)!;
        return new StrictSchema(JsonNode.Parse(file)!["definitions"]!.AsObject());
    }

    /// <summary>Whether a manifest is of a group that is not Kubernetes' own, such as <c>monitoring.coreos.com</c>.</summary>
    internal bool IsCustom(JsonObject manifest) =>
        TextOf(manifest, "apiVersion")?.Split('/') is [var group, _]
        && group.Contains('.', StringComparison.Ordinal)
        // Groups such as gateway.networking.k8s.io belong to projects beside Kubernetes.
        && !(group.EndsWith(".k8s.io", StringComparison.Ordinal) && group.Count(letter => letter == '.') == 2)
        && !_kinds.Keys.Any(kind => kind.Version.StartsWith($"{group}/", StringComparison.Ordinal));

    /// <summary>What is wrong with a manifest, each with its path; nothing when an API server would take it. No secret is shown.</summary>
    internal IEnumerable<string> Check(JsonObject manifest)
    {
        if (TextOf(manifest, "apiVersion") is not { } version || TextOf(manifest, "kind") is not { } kind)
        {
            return ["apiVersion and kind: required, but one is missing"];
        }

        return _kinds.TryGetValue((version, kind), out var schema)
            ? CheckValue("", manifest, schema).Select(problem => kind == "Secret" ? problem.WithoutValue : problem.Text)
            : [UnknownKind(version, kind)];
    }

    private string UnknownKind(string version, string kind)
    {
        var known = _kinds.Keys.ToLookup(one => one.Version, one => one.Kind);
        var guess = known.Contains(version)
            ? Nearest.To(kind, known[version]) ?? known.FirstOrDefault(kinds => kinds.Contains(kind))?.Key
            : known.FirstOrDefault(kinds => kinds.Contains(kind))?.Key;
        return $"kind: {kind} is not a kind of {version} that is known here{(guess is null ? "" : $"; did you mean {guess}?")}";
    }

    private IEnumerable<Problem> CheckValue(string path, JsonNode? value, JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            return CheckValue(path, value, _definitions[reference.GetValue<string>()[DefinitionPrefix.Length..]]!.AsObject());
        }

        var type = schema["type"]?.GetValue<string>();
        if (!IsOfType(value, type, schema["format"]?.GetValue<string>()))
        {
            return [new Problem(path, value?.ToJsonString() ?? "null", $"is not of type {type}")];
        }

        return value switch
        {
            JsonObject members when schema["properties"] is JsonObject properties => CheckMembers(path, members, schema, properties),
            JsonObject members when schema["additionalProperties"] is JsonObject each =>
                members.SelectMany(member => CheckValue($"{path}[{member.Key}]", member.Value, each)),
            JsonArray items when schema["items"] is JsonObject each =>
                items.SelectMany((item, index) => CheckValue($"{path}[{index}]", item, each)),
            _ when schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)) =>
                [new Problem(path, value!.ToJsonString(), $"is not one of {allowed.ToJsonString()}")],
            _ => [],
        };
    }

    private IEnumerable<Problem> CheckMembers(string path, JsonObject members, JsonObject schema, JsonObject properties)
    {
        var start = path.Length == 0 ? "" : path + ".";
        var missing = from name in schema["required"]?.AsArray() ?? []
                      where !members.ContainsKey(name!.GetValue<string>())
                      select new Problem($"{start}{name}", null, "required, but missing");
        var wrong = members.SelectMany(member => properties[member.Key] is JsonObject property
            ? CheckValue(start + member.Key, member.Value, property)
            : [new Problem($"{start}{member.Key}", null, "unknown field")]);
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

    private static string? TextOf(JsonObject manifest, string name) =>
        manifest[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // What is wrong at a path, with the value where that is what is wrong.
    private sealed record Problem(string Path, string? Value, string Wrong)
    {
        internal string Text => Value is null ? $"{Path}: {Wrong}" : $"{Path}: {Value} {Wrong}";

        internal string WithoutValue => Value is null ? Text : $"{Path}: the value {Wrong}";
    }
}
