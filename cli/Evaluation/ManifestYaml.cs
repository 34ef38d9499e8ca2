using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Todo.Cli.Evaluation;

/// <summary>Writes manifests as YAML, the same bytes for the same manifests, and reads them as an API server would.</summary>
internal static partial class ManifestYaml
{
    private static readonly string[] True = ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"];
    private static readonly string[] False = ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"];

    // Such words are quoted, too, where they are texts: kubectl reads YAML 1.1.
    private static readonly ISerializer Serializer =
        new SerializerBuilder().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).WithIndentedSequences().Build();

    /// <summary>One document.</summary>
    internal static string Of(JsonObject manifest) => Serializer.Serialize(ValueOf(manifest)!);

    /// <summary>All documents of a stream.</summary>
    internal static string Of(IEnumerable<JsonObject> manifests) => string.Join("---\n", manifests.Select(Of));

    /// <summary>The manifests of a stream; what is none is left out.</summary>
    internal static ImmutableArray<JsonObject> Read(string text) => [.. ReadAll(text).OfType<JsonObject>()];

    /// <summary>What each document of a stream is; <see langword="null"/> for an empty one.</summary>
    internal static ImmutableArray<JsonNode?> ReadAll(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => NodeOf(document.RootNode))];
    }

    private static JsonNode? NodeOf(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), NodeOf(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(NodeOf)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => JsonValue.Create(quoted.Value),
        _ => PlainOf(((YamlScalarNode)node).Value ?? ""),
    };

    // As YAML 1.1 has it, which the API server's clients read.
    private static JsonValue? PlainOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        _ when True.Contains(text) => JsonValue.Create(true),
        _ when False.Contains(text) => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when Fraction().IsMatch(text) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Fraction();

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
