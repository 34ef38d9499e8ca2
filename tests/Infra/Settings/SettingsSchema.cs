using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra.Settings;

/// <summary>
/// Writes <c>docs/settings.schema.json</c>, by which editors check a stack's file, from the descriptions of the settings.
/// </summary>
internal static class SettingsSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Of(IEnumerable<ServiceSection> services)
    {
        var config = new JsonObject();
        Add(config, "todo:", TodoKeys.All);
        Add(config, "kubernetes:", TodoKeys.OfKubernetes);
        foreach (var service in services)
        {
            var keys = new JsonObject();
            Add(keys, "", ServiceKeys.Of(service));
            config[$"todo:{service.Name}"] = new JsonObject
            {
                ["description"] = service.Summary,
                ["type"] = "object",
                ["properties"] = keys,
                ["additionalProperties"] = false,
            };
        }

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "The settings of a stack: Pulumi.<stack>.yaml",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = config,
                    // Keys of other providers are none of this program's business.
                    ["patternProperties"] = new JsonObject { ["^(?!todo:|kubernetes:)"] = true },
                    ["additionalProperties"] = false,
                },
            },
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static void Add(JsonObject properties, string prefix, IEnumerable<SettingDescription> settings)
    {
        foreach (var setting in settings)
        {
            properties[prefix + setting.Key] = SchemaOf(setting);
        }
    }

    private static JsonObject SchemaOf(SettingDescription setting)
    {
        var schema = new JsonObject { ["description"] = $"{setting.Summary} ({setting.Allowed})" };
        foreach (var (key, value) in RulesOf(setting))
        {
            schema[key] = value;
        }

        return schema;
    }

    private static IEnumerable<(string Key, JsonNode Value)> RulesOf(SettingDescription setting) => setting.Kind switch
    {
        SettingKind.Choice => [("enum", new JsonArray([.. setting.Choices.Select(choice => JsonValue.Create(choice))]))],
        // The Pulumi CLI writes numbers as text.
        SettingKind.Number => [("anyOf", new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = setting.Minimum, ["maximum"] = setting.Maximum },
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+$" }))],
        SettingKind.Secret =>
        [
            ("type", "object"),
            ("required", new JsonArray("secure")),
            ("properties", new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } }),
            ("additionalProperties", false),
        ],
        SettingKind.Flags when setting.Choices.IsEmpty => [("type", "object"), ("additionalProperties", Flag())],
        SettingKind.Flags =>
        [
            ("type", "object"),
            ("properties", new JsonObject(setting.Choices.Select(name => KeyValuePair.Create(name, (JsonNode?)Flag())))),
            ("additionalProperties", false),
        ],
        SettingKind.Labels =>
        [
            ("type", "object"),
            ("additionalProperties", new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }),
        ],
        SettingKind.Images =>
        [
            ("type", "object"),
            ("additionalProperties", new JsonObject { ["type"] = "string", ["pattern"] = setting.Pattern }),
        ],
        _ when setting.Pattern is { } pattern => [("type", new JsonArray("string", "number")), ("pattern", PlainGroups(pattern))],
        _ => [("type", "string")],
    };

    private static JsonObject Flag() => new() { ["enum"] = new JsonArray(true, false, "true", "false") };

    // Editors know no named groups.
    private static string PlainGroups(string pattern) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, @"\(\?<[a-z]+>", "(");
}
