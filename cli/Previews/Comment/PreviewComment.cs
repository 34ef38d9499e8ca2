using System.Collections.Immutable;
using System.Text;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Picture;

namespace Todo.Cli.Previews.Comment;

/// <summary>Writes previews as one comment of a pull request, which is never longer than GitHub takes.</summary>
internal static class PreviewComment
{
    /// <summary>The first line, by which a comment is found again and edited in place.</summary>
    internal const string Marker = "<!-- todo preview -->";

    /// <summary>What GitHub takes.</summary>
    internal const int Limit = 65_536;

    private const int RoomForPictures = 20_000;
    private const int RoomForNote = 200;
    private const int LongestName = 200;

    /// <summary>The comment.</summary>
    internal static string Of(IReadOnlyList<StackPreview> previews)
    {
        var begin = $"{Marker}\n{string.Concat(previews.Select(SummaryOf))}";
        var heads = previews.Select(preview => HeadOf(preview, RoomForPictures / previews.Count)).ToList();
        ImmutableArray<CommentPart> parts = [.. previews.Index().SelectMany(preview => PartsOf(preview.Index, preview.Item))];
        var room = Limit - begin.Length - heads.Sum(head => head.Length + RoomForNote);
        var fitting = CommentBudget.Fit(parts, room).ToLookup(part => part.Section);
        var text = new StringBuilder(begin);
        foreach (var (section, head) in heads.Index())
        {
            text.Append(head).AppendJoin("", fitting[section]);
            var dropped = parts.Count(part => part.Section == section) - fitting[section].Count();
            text.Append(dropped == 0 ? "" : $"\nNo room for {dropped} more components: see {Command(previews[section])}.\n");
        }

        return text.ToString();
    }

    private static string Command(StackPreview preview) => Name($"./todo preview --stack {preview.Stack}");

    private static string SummaryOf(StackPreview preview) =>
        $"- {Name(preview.Stack)}: {preview.Sentence.Replace("\n", " ", StringComparison.Ordinal)}{Findings(preview.Check)}\n";

    private static string Findings(StackCheck check)
    {
        if (check.Error is not null)
        {
            return "";
        }

        var broken = check.Policies.Violations.Length + check.Schema.Problems.Length;
        return broken == 0 ? "" : $" **{broken} {(broken == 1 ? "finding" : "findings")} to mend.**";
    }

    private static string HeadOf(StackPreview preview, int roomForPicture)
    {
        var head = $"\n### Stack {Name(preview.Stack)}\n\n";
        if (preview.Check.Error is not null)
        {
            return head;
        }

        head += $"Compared with {Name(preview.ComparedWith)}.\n\n";
        if (!preview.HasChanges)
        {
            return head;
        }

        var picture = MermaidWriter.Write(ChangePicture.Of(preview.Changes));
        return picture.Length <= roomForPicture
            ? $"{head}{MarkdownText.Block("mermaid", picture.TrimEnd('\n').Split('\n'))}\n"
            : $"{head}The picture is left out, as it would be too large to read.\n\n";
    }

    private static string Name(string text) => MarkdownText.Inline(text.Length <= LongestName ? text : $"{text[..LongestName]}...");

    private static IEnumerable<CommentPart> PartsOf(int section, StackPreview preview)
    {
        var check = preview.Check;
        if (check.Error is { } error)
        {
            yield return new CommentPart(section, "Why it was not previewed", "text", [.. error.Split('\n')], int.MaxValue)
            {
                IsOpen = true,
            };
            yield break;
        }

        yield return new CommentPart(
            section,
            $"Policies and schema: {(check.Succeeded ? "kept" : "not kept")}; fits {SmallNode.Name}: {check.Node!.Answer}",
            "text",
            [.. CheckReport.LinesOf(check)],
            check.Succeeded ? int.MinValue : int.MaxValue)
        { IsOpen = !check.Succeeded };
        var folded = FoldedChanges.Of(preview.Changes);
        if (!folded.Alike.IsEmpty)
        {
            yield return new CommentPart(
                section, "In many resources alike", "diff", [.. folded.Alike.Select(alike => $"~ {alike}")], (int)ChangeKind.Refuse);
        }

        var tree = new ChangeTree(folded.Rest);
        foreach (var root in tree.Roots)
        {
            yield return ComponentOf(section, tree, root);
        }
    }

    private static CommentPart ComponentOf(int section, ChangeTree tree, ResourceChange root)
    {
        var below = tree.Below(root).ToList();
        var lines = tree.LinesOf(root).Select(line =>
        {
            var indent = new string(' ', (2 * line.Depth) + (line.Kind is null ? 4 : 0));
            return $"{line.Sign,-2}{indent}{line.Text}{line.Suffix}";
        });
        return new CommentPart(
            section, $"{Name(root.Title)}: {ChangeCount.Of(below).Brief}", "diff", [.. lines], (int)ChangePicture.Gravest(below));
    }
}
