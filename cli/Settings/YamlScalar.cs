using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>What a YAML scalar means to the Pulumi CLI: text, a number, a boolean or nothing.</summary>
internal static partial class YamlScalar
{
    /// <summary>The value of a scalar; what <see cref="Rewritten"/> names is text here.</summary>
    internal static JsonNode? Value(YamlScalarNode scalar) => scalar switch
    {
        _ when IsQuoted(scalar) => scalar.Value ?? "",
        { Value: null or "" or "~" or "null" or "Null" or "NULL" } => null,
        { Value: "true" or "True" or "TRUE" } => true,
        { Value: "false" or "False" or "FALSE" } => false,
        _ when PlainNumber().IsMatch(scalar.Value) => double.Parse(scalar.Value, CultureInfo.InvariantCulture),
        _ => scalar.Value,
    };

    /// <summary>Whether a node says that there is nothing.</summary>
    internal static bool IsNull(YamlNode node) => node is YamlScalarNode scalar && Value(scalar) is null;

    /// <summary>Whether a scalar is text.</summary>
    internal static bool IsText(YamlScalarNode scalar) =>
        Rewritten(scalar) is null && Value(scalar)?.GetValueKind() == JsonValueKind.String;

    /// <summary>What a scalar is that Pulumi hands on in another form than it has here; otherwise <see langword="null"/>.</summary>
    internal static string? Rewritten(YamlScalarNode scalar) => IsQuoted(scalar) ? null : scalar.Value switch
    {
        { } text when Date().IsMatch(text) => "a date",
        { } text when AnyNumber().IsMatch(text) && !PlainNumber().IsMatch(text) => "a number that is long or not written like 15 or 2.5",
        _ => null,
    };

    /// <summary>What a node is, in words.</summary>
    internal static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "an object",
        YamlSequenceNode => "a list",
        _ => "a single value",
    };

    private static bool IsQuoted(YamlScalarNode scalar) =>
        scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str");

    // Neither so large nor so small that Pulumi would write it with an exponent.
    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]{0,14}|(?!0?\.0000)(0|[1-9][0-9]{0,5})?\.[0-9]+)$")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^[-+]?(0_*[xob][0-9a-f_]+|(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{1,2}:\d{2})?)?$")]
    private static partial Regex Date();
}
