using System.Collections.Immutable;
using Todo.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>The values of one stack's file, by full key.</summary>
/// <param name="project">The project's name, to which keys without a namespace belong.</param>
/// <param name="stack">The stack's name.</param>
/// <param name="secrets">Decrypts.</param>
/// <param name="mistakes">Where to note mistakes.</param>
internal sealed class StackValues(string project, string stack, StackSecrets secrets, FileMistakes mistakes)
{
    private readonly Dictionary<string, (ConfigValue Value, long Line)> values = [];

    /// <summary>Reads the file's <c>config</c>; nothing when the file has none.</summary>
    internal void Read(YamlEntry? config)
    {
        if (config is null)
        {
            return;
        }

        if (config.Value is not YamlMappingNode mapping)
        {
            mistakes.Add(config.Line, $"config is {YamlScalar.Kind(config.Value)}", "keys with values, such as todo:version: v1.0.0");
            return;
        }

        foreach (var entry in YamlMapping.Entries(mapping, mistakes))
        {
            ReadEntry(entry);
        }
    }

    /// <summary>Checks the values against what the project declares.</summary>
    internal void Check(IEnumerable<ConfigDeclaration> declarations)
    {
        foreach (var declaration in declarations.Where(declaration => values.ContainsKey(declaration.Key)))
        {
            var (value, line) = values[declaration.Key];
            if (declaration.Secret && !value.Secret)
            {
                mistakes.Add(
                    line,
                    $"{declaration.Key} is in plain text, but {ProjectFile.FileName} declares it secret",
                    "an encrypted value; a secret that was committed in plain text has to be replaced as well",
                    $"pulumi config set --secret {declaration.Key} --stack {stack}");
            }
            else if (declaration.Type is { } type && !type.Accepts(value.AsStackValue().Content))
            {
                mistakes.Add(
                    line,
                    $"{declaration.Key} is {value.Shown}",
                    $"{type.Description}; {ProjectFile.FileName} declares it {type.FullName}",
                    type.IsSingle ? $"pulumi config set {(value.Secret ? "--secret " : "")}{declaration.Key} --stack {stack}" : null);
            }
        }
    }

    /// <summary>The values, and the project's own for the keys that the stack leaves out.</summary>
    internal StackConfig ToConfig(IEnumerable<ConfigDeclaration> declarations)
    {
        var fallbacks = declarations
            .Where(declaration => declaration.Fallback is not null && !values.ContainsKey(declaration.Key))
            .Select(declaration => KeyValuePair.Create(declaration.Key, declaration.Fallback!.Text));
        return new StackConfig(
            values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value.Text))
                .Concat(fallbacks)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            values.Where(pair => pair.Value.Value.Secret).Select(pair => pair.Key).ToImmutableSortedSet(StringComparer.Ordinal));
    }

    private void ReadEntry(YamlEntry entry)
    {
        if (ConfigKey.Full(project, entry.Name) is not { } key)
        {
            mistakes.Add(entry.Line, $"the key {entry.Name} is malformed", ConfigKey.Allowed);
            return;
        }

        var value = new ConfigValueReader(key, mistakes, (line, text) => secrets.Decrypt(key, line, text)).Read(entry.Value);
        if (!values.TryAdd(key, (value, entry.Line)))
        {
            mistakes.Add(entry.Line, $"{key} is there a second time; it is also on line {values[key].Line}", "each key once");
        }
    }
}
