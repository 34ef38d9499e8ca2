using Todo.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads the <c>type</c> and <c>items</c> of a declaration.</summary>
internal static class ConfigTypeReader
{
    internal const string TypeKey = "type";
    internal const string ItemsKey = "items";

    /// <summary>The declared type; <see langword="null"/> when there is none, or after noting what is wrong with it.</summary>
    internal static ConfigType? Read(string setting, IReadOnlyDictionary<string, YamlEntry> parts, FileMistakes mistakes)
    {
        if (YamlMapping.Text(parts, TypeKey, mistakes) is not { } name)
        {
            return null;
        }

        if (!ConfigType.Names.Contains(name))
        {
            var guess = Nearest.To(name, ConfigType.Names) is { } nearest ? $"; did you mean {nearest}?" : "";
            mistakes.Add(parts[TypeKey].Line, $"the type {name} of {setting} is unknown{guess}", string.Join(", ", ConfigType.Names));
            return null;
        }

        return name == ConfigType.Array ? ReadArray(setting, parts, mistakes) : new ConfigType(name, Items: null);
    }

    private static ConfigType? ReadArray(string setting, IReadOnlyDictionary<string, YamlEntry> parts, FileMistakes mistakes)
    {
        if (parts.TryGetValue(ItemsKey, out var entry) && entry.Value is YamlMappingNode mapping
            && YamlMapping.Known(mapping, [TypeKey, ItemsKey], mistakes) is { } inner && inner.ContainsKey(TypeKey))
        {
            return Read(setting, inner, mistakes) is { } items ? new ConfigType(ConfigType.Array, items) : null;
        }

        mistakes.Add(parts[TypeKey].Line, $"the array {setting} does not say what its items are", "items: {type: string}, or another type");
        return null;
    }
}
