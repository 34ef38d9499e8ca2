using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads one declaration under <c>config</c> in <c>Pulumi.yaml</c>, by the rules of the Pulumi CLI.</summary>
/// <param name="project">The project's name.</param>
/// <param name="mistakes">Where to note mistakes.</param>
internal sealed class ConfigDeclarationReader(string project, FileMistakes mistakes)
{
    private const string DefaultKey = "default";
    private const string ValueKey = "value";
    private const string SecretKey = "secret";

    private static readonly string[] Keys = [ConfigTypeReader.TypeKey, ConfigTypeReader.ItemsKey, "description", DefaultKey, ValueKey, SecretKey];

    /// <summary>Reads a declaration; <see langword="null"/> after noting why it is none.</summary>
    internal ConfigDeclaration? Read(YamlEntry entry)
    {
        if (ConfigKey.Full(project, entry.Name) is not { } key)
        {
            mistakes.Add(entry.Line, $"the key {entry.Name} is malformed", ConfigKey.Allowed);
            return null;
        }

        if (entry.Value is not YamlMappingNode mapping)
        {
            // The short form, key: value, of a declaration that only has a value.
            return new ConfigDeclaration(key, Type: null, ReadValue(key, entry.Value), Secret: false);
        }

        var parts = YamlMapping.Known(mapping, Keys, mistakes);
        CheckParts(key, entry.Line, parts);
        var type = ConfigTypeReader.Read(key, parts, mistakes);
        var fallback = ReadFallback(key, parts);
        CheckDefault(key, type, fallback, parts);
        return new ConfigDeclaration(key, type, fallback, ReadSecret(key, parts, fallback));
    }

    private void CheckParts(string key, long line, IReadOnlyDictionary<string, YamlEntry> parts)
    {
        if (parts.ContainsKey(DefaultKey) && parts.ContainsKey(ValueKey))
        {
            mistakes.Add(line, $"{key} has both a {DefaultKey} and a {ValueKey}", "one of them");
        }

        var own = key.StartsWith($"{project}:", StringComparison.Ordinal);
        if (!own && (parts.ContainsKey(ConfigTypeReader.TypeKey) || parts.ContainsKey(DefaultKey) || !parts.ContainsKey(ValueKey)))
        {
            mistakes.Add(line, $"{key} is not of the project's own namespace {project}", $"{ValueKey}: alone, which holds for every stack");
        }
    }

    private ConfigValue? ReadFallback(string key, IReadOnlyDictionary<string, YamlEntry> parts) =>
        (parts.GetValueOrDefault(DefaultKey) ?? parts.GetValueOrDefault(ValueKey)) is { } entry ? ReadValue(key, entry.Value) : null;

    private void CheckDefault(string key, ConfigType? type, ConfigValue? fallback, IReadOnlyDictionary<string, YamlEntry> parts)
    {
        if (type is not null && fallback is not null && parts.TryGetValue(DefaultKey, out var entry) && !type.Accepts(fallback.Content))
        {
            mistakes.Add(entry.Line, $"the {DefaultKey} of {key} is {fallback.Shown}", $"{type.Description}; it is declared {type.FullName}");
        }
    }

    private bool ReadSecret(string key, IReadOnlyDictionary<string, YamlEntry> parts, ConfigValue? fallback)
    {
        if (!parts.TryGetValue(SecretKey, out var entry))
        {
            return false;
        }

        var text = YamlMapping.Text(parts, SecretKey, mistakes);
        if (text is not ("true" or "false"))
        {
            mistakes.Add(entry.Line, $"{SecretKey} of {key} is {YamlScalar.Kind(entry.Value)} that is no boolean", "true or false");
        }
        else if (text == "true" && fallback is not null)
        {
            mistakes.Add(
                entry.Line,
                $"{key} is declared secret, but has a value in plain text here",
                "a secret in the file of its stack",
                $"pulumi config set --secret {key} --stack <stack>");
        }

        return text == "true";
    }

    private ConfigValue ReadValue(string key, YamlNode node) => new ConfigValueReader(key, mistakes, decrypt: null).Read(node);
}
