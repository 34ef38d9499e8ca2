using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>What a YAML scalar means to the Pulumi CLI: text, a number, a boolean or nothing.</summary>
internal static partial class YamlScalar
{
    private const string TextTag = "tag:yaml.org,2002:str";

    /// <summary>The value of a scalar.</summary>
    internal static JsonNode? Value(YamlScalarNode scalar) => scalar switch
    {
        _ when IsText(scalar) => JsonValue.Create(scalar.Value ?? ""),
        _ when IsNull(scalar) => null,
        { Value: "true" or "True" or "TRUE" } => JsonValue.Create(true),
        { Value: "false" or "False" or "FALSE" } => JsonValue.Create(false),
        _ => Number(scalar.Value!) ?? JsonValue.Create(scalar.Value),
    };

    /// <summary>Whether a scalar says that there is nothing.</summary>
    internal static bool IsNull(YamlScalarNode scalar) =>
        !IsText(scalar) && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether a scalar is a date, which Pulumi would rewrite to a moment in time.</summary>
    internal static bool IsDate(YamlScalarNode scalar) => !IsText(scalar) && Date().IsMatch(scalar.Value ?? "");

    /// <summary>What a node is, in words.</summary>
    internal static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "an object",
        YamlSequenceNode => "a list",
        YamlScalarNode scalar when IsNull(scalar) => "empty",
        _ => "a single value",
    };

    private static bool IsText(YamlScalarNode scalar) =>
        scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || (!scalar.Tag.IsEmpty && scalar.Tag.Value == TextTag);

    private static JsonValue? Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (WholeNumber().IsMatch(plain) && Whole(plain) is { } whole)
        {
            return whole;
        }

        return Fraction().IsMatch(plain) ? JsonValue.Create(double.Parse(plain, CultureInfo.InvariantCulture)) : null;
    }

    // A leading zero makes a number octal, as it does for the CLI: a version or a code that starts with 0 has to be quoted.
    private static JsonValue? Whole(string plain)
    {
        var negative = plain.StartsWith('-');
        var digits = plain.TrimStart('-', '+');
        var (radix, start) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', ..] => (8, 0),
            _ => (10, 0),
        };
        var magnitude = digits[start..].Aggregate(
            BigInteger.Zero, (sum, digit) => (sum * radix) + int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var value = negative ? -magnitude : magnitude;
        return value switch
        {
            _ when value >= long.MinValue && value <= long.MaxValue => JsonValue.Create((long)value),
            _ when value >= 0 && value <= ulong.MaxValue => JsonValue.Create((ulong)value),
            _ => null,
        };
    }

    [GeneratedRegex(@"^[-+]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]*)$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{1,2}:\d{2})?)?$")]
    private static partial Regex Date();
}
