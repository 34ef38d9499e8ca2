using System.Text;
using Todo.Cli.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads a YAML file that holds one mapping.</summary>
internal static class YamlFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's mapping; an empty one for a file without content.</summary>
    /// <exception cref="UserError">The file cannot be read, or is something else.</exception>
    internal static YamlMappingNode Read(string path, FileMistakes mistakes)
    {
        var text = Decode(ReadBytes(path, mistakes), mistakes);
        var documents = Parse(text, mistakes);
        if (documents.Count > 1)
        {
            throw mistakes.Fatal(
                documents[1].RootNode.Start.Line, $"is the second of {documents.Count} YAML documents", "one document per file");
        }

        return documents.FirstOrDefault()?.RootNode switch
        {
            null => [],
            YamlScalarNode scalar when YamlScalar.IsNull(scalar) => [],
            YamlMappingNode mapping => mapping,
            var other => throw mistakes.Fatal(other.Start.Line, $"is {YamlScalar.Kind(other)}", "keys with values, such as name: todo"),
        };
    }

    private static byte[] ReadBytes(string path, FileMistakes mistakes)
    {
        if (Directory.Exists(path))
        {
            throw mistakes.Fatal(0, "it is a folder", "a YAML file");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw mistakes.Fatal(0, "it cannot be read", "a file that you may read", $"ls -l {mistakes.File}");
        }
    }

    private static string Decode(byte[] bytes, FileMistakes mistakes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            var line = bytes.Take(error.Index).Count(b => b == '\n') + 1;
            throw mistakes.Fatal(line, "holds bytes that are not UTF-8", "text saved as UTF-8");
        }
    }

    private static IList<YamlDocument> Parse(string text, FileMistakes mistakes)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents;
        }
        catch (YamlException error) when (error.Message.StartsWith("Duplicate key", StringComparison.Ordinal))
        {
            var key = text[(int)error.Start.Index..(int)error.End.Index];
            throw mistakes.Fatal(error.Start.Line, $"the key {key} is there a second time", "each key once");
        }
        catch (YamlException error)
        {
            // The library does not know where an unknown anchor is; its message names it.
            var line = error is AnchorNotFoundException ? 0 : error.Start.Line;
            throw mistakes.Fatal(
                line, $"is not valid YAML: {error.Message.TrimEnd('.')}", "YAML, such as key: value, indented by spaces");
        }
    }
}
