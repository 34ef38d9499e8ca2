using System.Text.Json;
using Todo.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>The entries of a YAML mapping.</summary>
internal static class YamlMapping
{
    private const string MergeKey = "<<";

    /// <summary>The entries, with those that <c>&lt;&lt;</c> takes over from other mappings. A key that is not text is a mistake.</summary>
    internal static IReadOnlyList<YamlEntry> Entries(YamlMappingNode mapping, FileMistakes mistakes)
    {
        var own = mapping.Where(pair => !IsMerge(pair.Key) && IsText(pair.Key, mistakes))
            .Select(pair => new YamlEntry(((YamlScalarNode)pair.Key).Value!, pair.Key.Start.Line, pair.Value));
        var merged = mapping.Where(pair => IsMerge(pair.Key))
            .SelectMany(pair => pair.Value is YamlSequenceNode several ? several.Children : [pair.Value])
            .OfType<YamlMappingNode>()
            .SelectMany(other => Entries(other, mistakes));
        return [.. own.Concat(merged).DistinctBy(entry => entry.Name)];
    }

    /// <summary>The entries of a mapping whose keys are fixed. Another key is a mistake.</summary>
    internal static IReadOnlyDictionary<string, YamlEntry> Known(
        YamlMappingNode mapping, IReadOnlyList<string> known, FileMistakes mistakes)
    {
        var entries = Entries(mapping, mistakes);
        foreach (var entry in entries.Where(entry => !known.Contains(entry.Name)))
        {
            var guess = Nearest.To(entry.Name, known) is { } nearest ? $"; did you mean {nearest}?" : "";
            mistakes.Add(entry.Line, $"the key {entry.Name} is unknown{guess}", string.Join(", ", known));
        }

        return entries.Where(entry => !entry.IsEmpty).ToDictionary(entry => entry.Name);
    }

    /// <summary>The text of a key whose value has to be text; <see langword="null"/> when it is not there.</summary>
    internal static string? Text(IReadOnlyDictionary<string, YamlEntry> entries, string name, FileMistakes mistakes)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.Value is YamlScalarNode scalar)
        {
            return scalar.Value;
        }

        mistakes.Add(entry.Line, $"{name} is {YamlScalar.Kind(entry.Value)}", "text");
        return null;
    }

    private static bool IsMerge(YamlNode key) => key is YamlScalarNode { Value: MergeKey };

    private static bool IsText(YamlNode key, FileMistakes mistakes)
    {
        if (key is YamlScalarNode scalar && YamlScalar.Value(scalar)?.GetValueKind() == JsonValueKind.String)
        {
            return true;
        }

        mistakes.Add(key.Start.Line, $"the key {key} is not text", "text; put a number or a word such as true in quotes");
        return false;
    }
}
