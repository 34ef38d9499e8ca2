using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Infra.Settings;

namespace Todo.Cli.Comparison.Causes;

/// <summary>What differs between two stacks' settings.</summary>
internal static class SettingAtoms
{
    /// <summary>What the files set differently.</summary>
    internal static ImmutableArray<SettingAtom> Between(StackConfig before, StackConfig after) =>
    [
        .. from key in before.Values.Keys.Union(after.Values.Keys).Order(StringComparer.Ordinal)
           from atom in Between(key, before.Values.GetValueOrDefault(key), after.Values.GetValueOrDefault(key))
           select atom,
    ];

    /// <summary>What the environments say differently, and neither file sets.</summary>
    internal static ImmutableArray<SettingAtom> OfEnvironments(
        StackConfig before, StackConfig after, ImmutableArray<ServiceSection> sections)
    {
        var (one, other) = (EnvironmentDefault.ChosenBy(before), EnvironmentDefault.ChosenBy(after));
        return
        [
            .. from value in EnvironmentDefault.Between(before, after, sections)
               let path = value.Key.Split('.')
               where !IsSet(before, path) && !IsSet(after, path)
               let detail = $"{value.Before ?? "none"} in {one}, {value.After ?? "none"} in {other}"
               select new SettingAtom(
                   new Cause(CauseKind.Environment, value.Key, detail), path[0], path[1..], JsonOf(value.Before), JsonOf(value.After)),
        ];
    }

    /// <summary>The text of a setting that is an object; <see langword="null"/> for any other.</summary>
    internal static JsonObject? ObjectOf(string? text)
    {
        try
        {
            return text?.TrimStart().StartsWith('{') == true ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A value as the settings hold it.</summary>
    internal static string TextOf(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "";

    private static bool IsSet(StackConfig config, string[] path) => config.Values.TryGetValue(path[0], out var text)
        && (path.Length == 1 || ObjectOf(text)?.ContainsKey(path[1]) == true);

    private static string? JsonOf(string? text) => text is null ? null : JsonValue.Create(text).ToJsonString();

    private static IEnumerable<SettingAtom> Between(string key, string? before, string? after)
    {
        if (before == after)
        {
            return [];
        }

        var (old, @new) = (ObjectOf(before), ObjectOf(after));
        var areObjects = (old ?? @new) is not null && (before is null || old is not null) && (after is null || @new is not null);
        return areObjects ? Between(key, key, [], old ?? [], @new ?? []) : [Atom(key, key, [], JsonOf(before), JsonOf(after))];
    }

    private static IEnumerable<SettingAtom> Between(string root, string key, string[] path, JsonObject old, JsonObject @new) =>
        from name in old.Select(pair => pair.Key).Union(@new.Select(pair => pair.Key)).Order(StringComparer.Ordinal)
        let one = old[name]
        let other = @new[name]
        where !JsonNode.DeepEquals(one, other)
        from atom in one is JsonObject inner && other is JsonObject next
            ? Between(root, $"{key}.{name}", [.. path, name], inner, next)
            : [Atom($"{key}.{name}", root, [.. path, name], one?.ToJsonString(), other?.ToJsonString())]
        select atom;

    private static SettingAtom Atom(string key, string root, string[] path, string? before, string? after) =>
        new(new Cause(CauseKind.Setting, key, ""), root, path, before, after);
}
