using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Todo.Cli.Checking;

/// <summary>Reads the manifests of a text that may hold anything: what is no manifest is told, not left out.</summary>
internal static class ManifestText
{
    // A manifest has about fifteen levels. What is nested without end would exhaust the stack of whoever reads it.
    private const int MostLevels = 100;

    /// <summary>The manifests, those of lists one by one.</summary>
    /// <exception cref="ManifestTextException">It is no YAML or JSON, or holds something else, or nothing.</exception>
    internal static ImmutableArray<JsonObject> Read(string text)
    {
        try
        {
            RequireTree(text);
            ImmutableArray<JsonObject> manifests = [.. ManifestYaml.ReadAll(text).SelectMany((node, index) => ManifestsOf(node, index))];
            return manifests.IsEmpty ? throw new ManifestTextException(": holds no manifest") : manifests;
        }
        catch (YamlException error)
        {
            throw new ManifestTextException($", line {error.Start.Line}: is no YAML or JSON: {error.Message.TrimEnd('.')}");
        }
    }

    // An alias could stand for itself, or for more than there is memory.
    private static void RequireTree(string text)
    {
        var parser = new Parser(new StringReader(text));
        var level = 0;
        while (parser.MoveNext())
        {
            level += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias alias)
            {
                throw new ManifestTextException(
                    $", line {alias.Start.Line}: uses the alias *{alias.Value}; write out what it stands for");
            }

            if (level > MostLevels)
            {
                throw new ManifestTextException($", line {parser.Current.Start.Line}: is nested deeper than {MostLevels} levels");
            }
        }
    }

    private static IEnumerable<JsonObject> ManifestsOf(JsonNode? document, int index) => document switch
    {
        null => [],
        JsonObject list when IsList(list) => (list["items"] as JsonArray ?? []).SelectMany(item => ManifestsOf(item, index)),
        JsonObject manifest => [manifest],
        _ => throw new ManifestTextException(
            $": document {index + 1} is no manifest but {(document is JsonArray ? "a list" : "text")}; a manifest has apiVersion and kind"),
    };

    private static bool IsList(JsonObject manifest) => $"{manifest["apiVersion"]} {manifest["kind"]}" == "v1 List";
}
