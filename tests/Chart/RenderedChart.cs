using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;

namespace Todo.Tests.Chart;

/// <summary>
/// What helm makes of a chart: the fields of its objects, those of the chart's own tests included, and the lines of its notes; or, as the
/// only field, why it refuses the values.
/// </summary>
internal static partial class RenderedChart
{
    private const string Refused = "refused";

    /// <summary>The fields by their paths.</summary>
    /// <param name="chart">The folder of the chart.</param>
    /// <param name="given">The values.</param>
    internal static async Task<ImmutableSortedDictionary<string, string>> FieldsAsync(string chart, ChartCase given)
    {
        string[] call = ["todo", chart, "--namespace", "todo", .. given.Values.SelectMany(value => new[] { "--set", value })];
        return given.KeptKey is { } kept
            ? FieldsOf(await UpgradeAsync(call, kept), result => ManifestYaml.Read(result.Output))
            : FieldsOf(await Helm.RunAsync("helm4", "install", [.. call, "--dry-run=client", "--output=json"]), Installed);
    }

    /// <summary>How one differs from another, a field a line: what is gone (-), changed (~) and new (+).</summary>
    internal static IEnumerable<string> Differences(
        ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after)
    {
        if (after.TryGetValue(Refused, out var why))
        {
            return [$"refused: {why}"];
        }

        var left = after.Keys.Select(ObjectOf).ToHashSet();
        return before.Keys.Select(ObjectOf).Distinct().Where(each => !left.Contains(each)).Select(each => $"- {each}").Concat(
            from path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            where left.Contains(ObjectOf(path))
            let line = (before.GetValueOrDefault(path), after.GetValueOrDefault(path)) switch
            {
                (null, var made) => $"+ {path}: {made}",
                (var lost, null) => $"- {path}: {lost}",
                var (old, changed) => old == changed ? null : $"~ {path}: {old} -> {changed}",
            }
            where line is not null
            select line);
    }

    // Without a cluster helm looks nothing up. With one it shows no notes.
    private static async Task<ProcessResult> UpgradeAsync(string[] call, string kept)
    {
        using var cluster = new PlayedCluster("backend-secret", "JWT_SECRET", kept);
        return await Helm.RunAsync(
            "helm", "template", [.. call, "--kube-version=1.34.0", "--dry-run=server", $"--kube-apiserver={cluster.Address}"]);
    }

    private static ImmutableSortedDictionary<string, string> FieldsOf(
        ProcessResult result, Func<ProcessResult, IEnumerable<JsonObject>> read) => result.Succeeded
            ? ManifestFields.Of(read(result)).SetItems(Secrets(ManifestFields.Of(read(result))))
            : ImmutableSortedDictionary<string, string>.Empty.Add(Refused, Place().Replace(result.Text.TrimEnd().Split('\n')[^1], ""));

    private static IEnumerable<JsonObject> Installed(ProcessResult result)
    {
        var release = JsonNode.Parse(result.Output)!;
        var notes = $"{release["info"]!["notes"]}".Split('\n').Select(line => (JsonNode)line).ToArray();
        return [
            .. ManifestYaml.Read($"{release["manifest"]}"),
            .. release["hooks"]!.AsArray().SelectMany(hook => ManifestYaml.Read($"{hook!["manifest"]}")),
            new JsonObject { ["kind"] = "Notes", ["metadata"] = new JsonObject { ["name"] = "todo" }, ["lines"] = new JsonArray(notes) },
        ];
    }

    // Those that are drawn anew in every run are told by what they are.
    private static IEnumerable<KeyValuePair<string, string>> Secrets(ImmutableSortedDictionary<string, string> fields) => fields
        .Where(field => field.Key.Contains("stringData.", StringComparison.Ordinal) && Drawn().IsMatch(field.Value))
        .Select(field => KeyValuePair.Create(field.Key, "48 random letters and digits"));

    private static string ObjectOf(string path) => path.Split(' ')[0];

    // Where in the templates it is refused, in helm's words.
    [GeneratedRegex(@"^.* at \(todo-list/templates/[^)]*\): ")]
    private static partial Regex Place();

    [GeneratedRegex("^\"[A-Za-z0-9]{48}\"$")]
    private static partial Regex Drawn();
}
