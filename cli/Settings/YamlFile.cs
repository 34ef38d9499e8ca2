using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads a YAML file that holds one mapping.</summary>
internal static class YamlFile
{
    /// <summary>The file's mapping, empty for a file without content; anything else is a mistake.</summary>
    internal static YamlMappingNode Read(string path, FileMistakes mistakes) => Parse(ReadText(path, mistakes), mistakes);

    /// <summary>The mapping of a text, empty for one without content; anything else is a mistake.</summary>
    internal static YamlMappingNode Parse(string text, FileMistakes mistakes)
    {
        var roots = RootsOf(text, mistakes);
        return roots switch
        {
            [] => [],
            [var root] when YamlScalar.IsNull(root) => [],
            [YamlMappingNode mapping] => mapping,
            [var other] => throw mistakes.Fatal(other.Start.Line, $"is {YamlScalar.Kind(other)}", "keys with values, such as name: todo"),
            [_, var second, ..] => throw mistakes.Fatal(
                second.Start.Line, $"is the second of {roots.Count} YAML documents", "one document per file"),
        };
    }

    /// <summary>The text of a file.</summary>
    internal static string ReadText(string path, FileMistakes mistakes)
    {
        try
        {
            // U+FFFD takes the place of bytes that are not UTF-8.
            var text = File.ReadAllText(path);
            return text.Split('\uFFFD') is [var before, _, ..]
                ? throw mistakes.Fatal(before.Count(letter => letter == '\n') + 1, "holds bytes that are not UTF-8", "text saved as UTF-8")
                : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path)
                ? mistakes.Fatal(0, "it is a folder", "a YAML file")
                : mistakes.Fatal(0, "it cannot be read", "a file that you may read", $"ls -l {mistakes.File}");
        }
    }

    private static List<YamlNode> RootsOf(string text, FileMistakes mistakes)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return [.. stream.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException error)
        {
            // The library does not know where an unknown anchor is; its message names it.
            var line = error is AnchorNotFoundException ? 0 : error.Start.Line;
            var (problem, allowed) = error.Message.StartsWith("Duplicate key", StringComparison.Ordinal)
                ? ($"the key {text[(int)error.Start.Index..(int)error.End.Index]} is there a second time", "each key once")
                : ($"is not valid YAML: {error.Message.TrimEnd('.')}", "YAML, such as key: value, indented by spaces");
            throw mistakes.Fatal(line, problem, allowed);
        }
    }
}
