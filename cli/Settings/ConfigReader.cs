using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads the settings under <c>config</c> as text by full key, as Pulumi hands them to a program. Judges no value.</summary>
/// <param name="project">The project's name, to which keys without a namespace belong.</param>
/// <param name="mistakes">Where to note mistakes.</param>
/// <param name="decrypt">Decrypts the text of a key on a line; <see langword="null"/> after noting why it cannot.</param>
internal sealed class ConfigReader(string project, FileMistakes mistakes, Func<string, long, string, string?> decrypt)
{
    /// <summary>The key above the settings, in <c>Pulumi.yaml</c> and in the file of a stack.</summary>
    internal const string Key = "config";

    /// <summary>How objects and lists are written as text: people read them, so that nothing is escaped that need not be.</summary>
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the settings of a file.</summary>
    internal ImmutableSortedDictionary<string, string> Read(IEnumerable<YamlEntry> entries)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var lines = new Dictionary<string, long>();
        foreach (var entry in entries)
        {
            if (FullKey(project, entry.Name) is not { } key)
            {
                mistakes.Add(entry.Line, $"the key {entry.Name} is malformed", "name or namespace:name");
            }
            else if (!lines.TryAdd(key, entry.Line))
            {
                mistakes.Add(entry.Line, $"{key} is there a second time; it is also on line {lines[key]}", "each key once");
            }
            else
            {
                var value = ReadNode(key, entry.Value, level: 0);
                values[key] = (value as JsonValue)?.TryGetValue<string>(out var text) == true ? text : value?.ToJsonString(Json) ?? "";
            }
        }

        return values.ToImmutable();
    }

    /// <summary>The full key of one as it is written; <see langword="null"/> when it is malformed.</summary>
    /// <remarks><c>namespace:config:name</c> is what Pulumi wrote in its early days.</remarks>
    internal static string? FullKey(string project, string written) => written.Split(':') switch
    {
        var parts when parts.Any(string.IsNullOrWhiteSpace) => null,
        [var name] => $"{project}:{name}",
        [_, _] => written,
        [var space, "config", var name] => $"{space}:{name}",
        _ => null,
    };

    private JsonNode? ReadNode(string key, YamlNode node, int level) => node switch
    {
        _ when level > YamlMapping.MostLevels =>
            throw mistakes.Fatal(node.Start.Line, $"{key} is nested too deep", YamlMapping.AllowedLevels),
        // What Pulumi takes for an encrypted value: exactly one key, and its value is text.
        YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: "secure" } secure, Value: YamlScalarNode text }] }
            when YamlScalar.IsText(text) => decrypt(key, secure.Start.Line, text.Value!),
        YamlMappingNode mapping => new JsonObject(YamlMapping.Entries(mapping, mistakes)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Name, ReadNode(key, entry.Value, level + 1)))),
        YamlSequenceNode items => new JsonArray([.. items.Select(item => ReadNode(key, item, level + 1))]),
        _ => ReadScalar(key, (YamlScalarNode)node),
    };

    private JsonNode? ReadScalar(string key, YamlScalarNode scalar)
    {
        if (YamlScalar.Rewritten(scalar) is { } kind)
        {
            mistakes.Add(scalar.Start.Line, $"{key} is {kind}, which Pulumi would rewrite", $"text: '{scalar.Value}' in quotes");
        }

        return YamlScalar.Value(scalar);
    }
}
