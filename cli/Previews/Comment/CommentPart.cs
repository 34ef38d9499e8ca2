using System.Collections.Immutable;

namespace Todo.Cli.Previews.Comment;

/// <summary>A part of the comment that opens when it is clicked, and that can be shortened.</summary>
/// <param name="Section">The number of the section that it is in.</param>
/// <param name="Title">What stands while it is shut, as Markdown.</param>
/// <param name="Language">What the lines are, for colours.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Weight">How much it matters when not every part can stay.</param>
internal sealed record CommentPart(int Section, string Title, string Language, ImmutableArray<string> Lines, int Weight)
{
    private const string Cut = "... shortened: ";
    private const int LeastOfLine = 200;

    /// <summary>Whether it is open from the beginning.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>The length of the lines.</summary>
    internal int Length => Lines.Sum(line => line.Length + 1);

    /// <summary>The part as Markdown.</summary>
    public override string ToString() =>
        $"<details{(IsOpen ? " open" : "")}><summary>{Title}</summary>\n\n{MarkdownText.Block(Language, Lines)}\n</details>\n";

    /// <summary>The part with lines of at most a length together, and a last line that says what is not shown.</summary>
    internal CommentPart Shortened(int length)
    {
        if (Length <= length)
        {
            return this;
        }

        var kept = new List<string>();
        var left = length;
        foreach (var line in Lines)
        {
            var part = line.Length < left ? line : left > LeastOfLine ? line[..(left - 1)] : null;
            if (part is null)
            {
                break;
            }

            kept.Add(part);
            left -= part.Length + 1;
        }

        var lost = Length - kept.Sum(line => line.Length + 1);
        return this with { Lines = [.. kept, $"{Cut}{lost} more characters, in {Lines.Length} lines in all"] };
    }
}
