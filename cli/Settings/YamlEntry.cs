using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>One key of a YAML mapping with its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Line">Where the key is.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Name, long Line, YamlNode Value)
{
    /// <summary>Whether there is nothing after the key.</summary>
    internal bool IsEmpty => Value is YamlScalarNode scalar && YamlScalar.IsNull(scalar);
}
