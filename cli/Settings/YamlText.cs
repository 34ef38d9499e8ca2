using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Cli.Errors;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Changes one entry of a YAML text. Every byte outside it stays: comments, order, line ends.</summary>
/// <param name="text">The text.</param>
/// <param name="mistakes">The mistakes of its file.</param>
internal sealed partial class YamlText(string text, FileMistakes mistakes)
{
    private const int Indent = 2;

    private readonly YamlMappingNode _root = YamlFile.Parse(text, mistakes);
    private readonly string _lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The text with another value at a path; what the path leads through is made where it is missing.</summary>
    internal string Set(ImmutableArray<string> path, JsonNode value)
    {
        var (mapping, inFlow) = (_root, false);
        for (var level = 0; ; level++)
        {
            inFlow |= mapping.Style == MappingStyle.Flow;
            var rest = Nested(path[(level + 1)..], value);
            if (EntryOf(mapping, path[level]) is not { } entry)
            {
                return Add(mapping, path[level], rest, inFlow);
            }

            if (level == path.Length - 1 || entry.Value is not YamlMappingNode { Children.Count: > 0 } inner)
            {
                return Replace(entry, rest, inFlow);
            }

            mapping = inner;
        }
    }

    /// <summary>The text with an entry at its top, before another one where that is there.</summary>
    internal string SetBefore(string other, string name, string value)
    {
        var place = EntryOf(_root, other)?.Start ?? 0;
        return $"{text[..place]}{name}: {value}{_lineEnd}{text[place..]}";
    }

    /// <summary>The text without the entry at a path, which is there.</summary>
    internal string Remove(ImmutableArray<string> path)
    {
        var mapping = _root;
        foreach (var name in path[..^1])
        {
            mapping = EntryOf(mapping, name)?.Value as YamlMappingNode ?? throw NotHere();
        }

        var entries = EntriesOf(mapping);
        var index = entries.FindIndex(entry => entry.Name == path[^1]);
        return index < 0 ? throw NotHere()
            : entries.Count == 1 ? Set(path[..^1], new JsonObject())
            : mapping.Style == MappingStyle.Block ? text[..LineStart(entries[index].Start)] + text[NextLine(entries[index].End)..]
            : index == 0 ? text[..entries[0].Start] + text[entries[1].Start..]
            : text[..entries[index - 1].End] + text[entries[index].End..];
    }

    private static JsonNode Nested(ImmutableArray<string> path, JsonNode value)
    {
        var node = value.DeepClone();
        for (var level = path.Length - 1; level >= 0; level--)
        {
            node = new JsonObject { [path[level]] = node };
        }

        return node;
    }

    private string Add(YamlMappingNode mapping, string name, JsonNode value, bool inFlow)
    {
        if (mapping.Children.Count == 0 && mapping == _root)
        {
            return OnNewLine(text.Length, 0, name, value);
        }

        if (!inFlow)
        {
            var last = EntriesOf(mapping)[^1];
            return OnNewLine(NextLine(last.End), last.Start - LineStart(last.Start), name, value);
        }

        var end = EndOf(mapping, 0) - 1;
        var comma = mapping.Children.Count == 0 ? "" : ", ";
        return $"{text[..end].TrimEnd()}{comma}{Scalar(name)}: {value.ToJsonString(ConfigReader.Json)}{text[end..]}";
    }

    private string OnNewLine(int place, int column, string name, JsonNode value)
    {
        var before = place == 0 || text[place - 1] == '\n' ? "" : _lineEnd;
        return $"{text[..place]}{before}{new string(' ', column)}{Scalar(name)}:{Block(value, column)}{_lineEnd}{text[place..]}";
    }

    private string Replace(Entry entry, JsonNode value, bool inFlow) => text[..(entry.Colon + 1)]
        + (inFlow ? $" {value.ToJsonString(ConfigReader.Json)}" : Block(value, entry.Start - LineStart(entry.Start)))
        + text[entry.End..];

    private string Block(JsonNode value, int column) => value switch
    {
        JsonObject { Count: 0 } => " {}",
        JsonObject map => string.Concat(map.Select(pair =>
            $"{_lineEnd}{new string(' ', column + Indent)}{Scalar(pair.Key)}:{Block(pair.Value!, column + Indent)}")),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => $" {Scalar(scalar.GetValue<string>())}",
        _ => $" {value.ToJsonString(ConfigReader.Json)}",
    };

    private static string Scalar(string value) => PlainText().IsMatch(value) && YamlScalar.IsText(new YamlScalarNode(value))
        ? value
        : JsonSerializer.Serialize(value, ConfigReader.Json);

    private Entry? EntryOf(YamlMappingNode mapping, string name) => EntriesOf(mapping).Find(entry => entry.Name == name);

    private List<Entry> EntriesOf(YamlMappingNode mapping) => [.. mapping.Children.Select(pair => EntryAt(pair.Key, pair.Value))];

    private Entry EntryAt(YamlNode key, YamlNode value)
    {
        var colon = text.IndexOf(':', (int)key.End.Index);
        // What an alias stands for is somewhere else.
        return colon >= 0 && value.Start.Index >= key.End.Index
            ? new Entry(((YamlScalarNode)key).Value!, value, (int)key.Start.Index, colon, EndOf(value, colon + 1))
            : throw NotHere();
    }

    // The library tells where a mapping or a list begins, and not where it ends.
    private int EndOf(YamlNode node, int atLeast) => node switch
    {
        YamlMappingNode { Style: MappingStyle.Block } mapping => EntriesOf(mapping)[^1].End,
        YamlMappingNode mapping => Closed('}', mapping.Children.Count == 0 ? (int)mapping.Start.Index : EntriesOf(mapping)[^1].End),
        YamlSequenceNode { Style: SequenceStyle.Block } list => EndOf(list.Children[^1], atLeast),
        YamlSequenceNode list => Closed(']', list.Children.Count == 0 ? (int)list.Start.Index : EndOf(list.Children[^1], 0)),
        YamlScalarNode { Value: null or "", Style: YamlDotNet.Core.ScalarStyle.Plain } => atLeast,
        _ => Math.Max(atLeast, text[..(int)node.End.Index].TrimEnd().Length),
    };

    private int Closed(char bracket, int from) => text.IndexOf(bracket, from) + 1;

    private int LineStart(int place) => text.LastIndexOf('\n', Math.Max(place - 1, 0)) + 1;

    private int NextLine(int place) => text.IndexOf('\n', place) is >= 0 and var end ? end + 1 : text.Length;

    /// <summary>The error of a text that is written in a way in which no part of it can be changed alone.</summary>
    internal UserError NotHere() => new(
        ExitCodes.WrongUse,
        $"{mistakes.File} is written in a way in which this entry cannot be changed alone; nothing was touched.\n"
            + "    allowed: one key a line, without anchors and aliases\n"
            + $"    run:     an editor on {mistakes.File}");

    [GeneratedRegex(@"^[A-Za-z0-9/_.][-A-Za-z0-9/_.@+=:]*(?<!:)$")]
    private static partial Regex PlainText();

    // Start is the key's; End is that of the value.
    private sealed record Entry(string Name, YamlNode Value, int Start, int Colon, int End);
}
