using System.Globalization;
using System.Text;

namespace Todo.Cli.Comparison;

/// <summary>A value in one line: in quotes where its ends, or signs in it, would not be seen.</summary>
internal static class ValueText
{
    /// <summary>What stands for a value that is not there.</summary>
    internal const string None = "(none)";

    /// <summary>The value, as people read it.</summary>
    internal static string Of(string value) => IsPlain(value) ? value : Quoted(value);

    private static bool IsPlain(string value) =>
        value.Length > 0 && value.Trim() == value && value[0] != '"' && !value.Any(IsUnseen) && value != None
        // An arrow is the report's own.
        && !value.Contains(" -> ", StringComparison.Ordinal);

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var sign in value)
        {
            text.Append(sign switch
            {
                '\n' => "\\n",
                '\t' => "\\t",
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when IsUnseen(sign) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                _ => $"{sign}",
            });
        }

        return text.Append('"').ToString();
    }

    // Control signs, marks that turn the direction of text around, and spaces that look like others.
    private static bool IsUnseen(char sign) => sign != ' ' && char.GetUnicodeCategory(sign) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator;
}
