using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Todo.Cli.Previews.Comment;

/// <summary>Puts any text into Markdown so that it stays text: whatever is in it forms nothing, links nothing and calls nobody.</summary>
internal static class MarkdownText
{
    private const int ShortestFence = 3;

    /// <summary>A text within a line.</summary>
    internal static string Inline(string text) => $"<code>{WebUtility.HtmlEncode(OneLine(text))}</code>";

    /// <summary>A block of lines, in a fence that is longer than any in them.</summary>
    /// <param name="language">What they are, for colours.</param>
    /// <param name="lines">The lines.</param>
    internal static string Block(string language, IEnumerable<string> lines)
    {
        ImmutableArray<string> safe = [.. lines.Select(OneLine)];
        var fence = new string('`', safe.Select(LongestRun).Append(ShortestFence - 1).Max() + 1);
        return $"{fence}{language}\n{string.Concat(safe.Select(line => $"{line}\n"))}{fence}\n";
    }

    private static string OneLine(string text) => string.Concat(text.Select(sign => char.IsControl(sign) || sign is '\u2028' or '\u2029'
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}")
        : $"{sign}"));

    private static int LongestRun(string line)
    {
        var (longest, current) = (0, 0);
        foreach (var sign in line)
        {
            current = sign == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
