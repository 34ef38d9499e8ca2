using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Todo.Cli.Settings;

/// <summary>
/// Writes JSON as the Pulumi CLI does: compact, keys sorted, and <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> escaped but no letters of
/// any language. The text ends up in content hashes, so it has to be the same byte for byte.
/// </summary>
internal static class GoJson
{
    /// <summary>The JSON text of a value.</summary>
    internal static string Write(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject members => $"{{{string.Join(',', members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{Quote(member.Key)}:{Write(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Write))}]",
        _ when value.GetValueKind() == JsonValueKind.String => Quote(value.GetValue<string>()),
        JsonValue number when number.TryGetValue<double>(out var fraction) => GoNumber.Json(fraction),
        _ => value.ToJsonString(),
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(Escape(letter));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
        _ => letter.ToString(),
    };
}
