using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>Compares a resource's inputs field by field.</summary>
internal static class FieldComparison
{
    private const string Masked = "[secret]";

    /// <summary>Every field that differs, in the order of the paths; a secret's values are masked.</summary>
    internal static ImmutableArray<FieldChange> Compare(PlannedResource before, PlannedResource after)
    {
        var (old, @new) = (FieldsOf(before.Inputs), FieldsOf(after.Inputs));
        return
        [
            .. from path in old.Keys.Union(@new.Keys).Order(StringComparer.Ordinal)
               let was = old.GetValueOrDefault(path)
               let will = @new.GetValueOrDefault(path)
               where was != will
               select after.Hides(path) ? new FieldChange(path, Mask(was), Mask(will)) : new FieldChange(path, was, will),
        ];
    }

    private static string? Mask(string? value) => value is null ? null : Masked;

    private static Dictionary<string, string> FieldsOf(JsonObject inputs) =>
        Fields(string.Empty, inputs).ToDictionary(field => field.Path, field => field.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Value)> Fields(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(pair => Fields(Join(path, pair.Key), pair.Value)),
        JsonArray { Count: > 0 } list => list.SelectMany((item, index) => Fields($"{path}[{NameOf(list, item, index)}]", item)),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [(path, node?.ToJsonString() ?? "null")],
    };

    // A list's entries are told apart by their names where they have one, so that an insertion does not look like a change of all.
    private static string NameOf(JsonArray list, JsonNode? item, int index) =>
        Name(item) is { } name && list.Count(other => Name(other) == name) == 1 ? name : $"{index}";

    private static string? Name(JsonNode? item) => (item as JsonObject)?["name"]?.ToString();

    // Keys of labels and annotations hold dots themselves.
    private static string Join(string path, string key)
    {
        var step = key.Contains('.', StringComparison.Ordinal) ? $"[{key}]" : key;
        return path.Length == 0 ? step : step[0] == '[' ? path + step : $"{path}.{step}";
    }
}
