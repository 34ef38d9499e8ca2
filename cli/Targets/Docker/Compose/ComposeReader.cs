using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Reads from the Compose file of the last <c>up</c> what was to run.</summary>
internal static class ComposeReader
{
    /// <summary>The names of the services; none without the file.</summary>
    public static ImmutableArray<string> ServiceNames(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. ((YamlMappingNode)yaml.Documents[0].RootNode["services"]).Children.Keys.Select(key => key.ToString())];
    }
}
