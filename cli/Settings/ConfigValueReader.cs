using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Turns the YAML of one setting into its value.</summary>
/// <param name="setting">The full key, for error messages.</param>
/// <param name="mistakes">Where to note mistakes.</param>
/// <param name="decrypt">Decrypts a text on a line; <see langword="null"/> where the file may hold no secrets.</param>
internal sealed class ConfigValueReader(string setting, FileMistakes mistakes, Func<long, string, string?>? decrypt)
{
    private const string SecureKey = "secure";

    // An anchor may stand inside what it names; nothing sensible is nested this deep.
    private const int MostLevels = 50;

    private bool secret;

    /// <summary>Reads the value.</summary>
    internal ConfigValue Read(YamlNode node)
    {
        var content = ReadNode(node, level: 0);
        return new ConfigValue(content, secret);
    }

    private JsonNode? ReadNode(YamlNode node, int level)
    {
        if (level > MostLevels)
        {
            throw mistakes.Fatal(node.Start.Line, $"{setting} is nested too deep", $"{MostLevels} levels; an anchor not inside itself");
        }

        return node switch
        {
            YamlMappingNode mapping when EncryptedText(mapping) is { } text => Decrypt(mapping, text),
            YamlMappingNode mapping => new JsonObject(YamlMapping.Entries(mapping, mistakes)
                .Select(entry => KeyValuePair.Create(entry.Name, ReadNode(entry.Value, level + 1)))),
            YamlSequenceNode items => new JsonArray([.. items.Select(item => ReadNode(item, level + 1))]),
            _ => ReadScalar((YamlScalarNode)node),
        };
    }

    private JsonNode? ReadScalar(YamlScalarNode scalar)
    {
        if (YamlScalar.IsDate(scalar))
        {
            mistakes.Add(
                scalar.Start.Line, $"{setting} is a date, which Pulumi would rewrite", $"text: '{scalar.Value}' in quotes");
        }

        return YamlScalar.Value(scalar);
    }

    private JsonNode? Decrypt(YamlMappingNode mapping, string text)
    {
        secret = true;
        var line = mapping.Children[0].Key.Start.Line;
        if (decrypt is not null)
        {
            return decrypt(line, text);
        }

        mistakes.Add(
            line,
            $"{setting} is encrypted, but {mistakes.File} belongs to every stack and each has its own key",
            "a secret in the file of its stack",
            $"pulumi config set --secret {setting} --stack <stack>");
        return null;
    }

    // What Pulumi takes for an encrypted value: exactly one key, and its value is text.
    private static string? EncryptedText(YamlMappingNode mapping) =>
        mapping.Children.Count == 1
            && mapping.Children[0] is { Key: YamlScalarNode { Value: SecureKey }, Value: YamlScalarNode scalar }
            && YamlScalar.Value(scalar)?.GetValueKind() == JsonValueKind.String
            ? scalar.Value
            : null;
}
