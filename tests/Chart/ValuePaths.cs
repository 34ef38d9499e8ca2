using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Chart;

/// <summary>The values of the chart, as paths such as <c>backend.replicas</c>.</summary>
internal static class ValuePaths
{
    // Objects whose keys users choose.
    private static readonly string[] Open = ["features", "nodeSelector"];

    /// <summary>Those that the schema describes, all objects of which are closed.</summary>
    internal static IEnumerable<string> OfSchema(string file) =>
        OfSchema("", JsonNode.Parse(File.ReadAllText(file))!).Where(path => path != "global");

    /// <summary>Those that a file of values gives.</summary>
    internal static IEnumerable<string> OfValues(string file) => OfValues("", ManifestYaml.Read(File.ReadAllText(file)).Single());

    private static IEnumerable<string> OfSchema(string path, JsonNode schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return [path];
        }

        Assert.That(schema["additionalProperties"]?.ToString(), Is.EqualTo("false"), $"'{path}' is not closed");
        return properties.SelectMany(pair => OfSchema(Join(path, pair.Key), pair.Value!));
    }

    private static IEnumerable<string> OfValues(string path, JsonNode? node) => node is JsonObject map && !Open.Contains(path)
        ? map.SelectMany(pair => OfValues(Join(path, pair.Key), pair.Value))
        : [path];

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
