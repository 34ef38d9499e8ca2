using Todo.Infra.Values;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>The entries of a YAML mapping.</summary>
internal static class YamlMapping
{
    // An anchor may stand inside what it names; nothing sensible is nested this deep.
    internal const int MostLevels = 50;
    internal const string AllowedLevels = "50 levels; an anchor not inside itself";

    /// <summary>The entries, with those that <c>&lt;&lt;</c> takes over from other mappings. A key that is not text is a mistake.</summary>
    internal static IReadOnlyList<YamlEntry> Entries(YamlMappingNode mapping, FileMistakes mistakes, int level = 0)
    {
        var pairs = mapping.ToLookup(pair => pair.Key is YamlScalarNode { Value: "<<" });
        var own = pairs[false].Select(pair => new YamlEntry(Name(pair.Key, mistakes), pair.Key.Start.Line, pair.Value));
        var merged = pairs[true].SelectMany(pair => pair.Value is YamlSequenceNode several ? several.Children : [pair.Value])
            .OfType<YamlMappingNode>()
            .SelectMany(other => level < MostLevels
                ? Entries(other, mistakes, level + 1)
                : throw mistakes.Fatal(mapping.Start.Line, "<< is nested too deep", AllowedLevels));
        return [.. own.Concat(merged).DistinctBy(entry => entry.Name)];
    }

    /// <summary>The entries below a key: none when it is not there. Anything but a mapping is a mistake.</summary>
    internal static IReadOnlyList<YamlEntry> Entries(IReadOnlyDictionary<string, YamlEntry> file, string name, FileMistakes mistakes) =>
        file.GetValueOrDefault(name) switch
        {
            null => [],
            { Value: YamlMappingNode mapping } => Entries(mapping, mistakes),
            var entry => throw mistakes.Fatal(
                entry.Line, $"{name} is {YamlScalar.Kind(entry.Value)}", "keys with values, such as todo:version: v1.0.0"),
        };

    /// <summary>The entries that have a value, by name.</summary>
    internal static Dictionary<string, YamlEntry> ByName(YamlMappingNode mapping, FileMistakes mistakes) =>
        Entries(mapping, mistakes).Where(entry => !YamlScalar.IsNull(entry.Value)).ToDictionary(entry => entry.Name);

    /// <summary>The entries that have a value, of a mapping whose keys are fixed. Another key is a mistake.</summary>
    internal static Dictionary<string, YamlEntry> Known(YamlMappingNode mapping, IReadOnlyList<string> known, FileMistakes mistakes)
    {
        foreach (var entry in Entries(mapping, mistakes).ExceptBy(known, entry => entry.Name))
        {
            var guess = Nearest.To(entry.Name, known) is { } nearest ? $"; did you mean {nearest}?" : "";
            mistakes.Add(entry.Line, $"the key {entry.Name} is unknown{guess}", string.Join(", ", known));
        }

        return ByName(mapping, mistakes);
    }

    /// <summary>The text of a key whose value has to be text; <see langword="null"/> when it is not there.</summary>
    internal static string? Text(IReadOnlyDictionary<string, YamlEntry> file, string name, FileMistakes mistakes) =>
        file.GetValueOrDefault(name) switch
        {
            null => null,
            { Value: YamlScalarNode scalar } => scalar.Value,
            var entry => throw mistakes.Fatal(entry.Line, $"{name} is {YamlScalar.Kind(entry.Value)}", "text"),
        };

    private static string Name(YamlNode key, FileMistakes mistakes) => key is YamlScalarNode scalar && YamlScalar.IsText(scalar)
        ? scalar.Value!
        : throw mistakes.Fatal(key.Start.Line, $"the key {key} is not text", "text; put a number or a word such as true in quotes");
}
