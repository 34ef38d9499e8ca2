using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>One key of a YAML mapping, the line that it is on, and its value.</summary>
internal sealed record YamlEntry(string Name, long Line, YamlNode Value);
