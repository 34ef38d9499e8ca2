using System.Collections.Immutable;

namespace Todo.Cli.Previews.Comment;

/// <summary>Shortens the parts of a comment until they fit, the longest first.</summary>
internal static class CommentBudget
{
    // A line that says what was cut takes some room itself.
    private const int RoomForTheNote = 100;

    /// <summary>The parts that fit into a number of characters, in their order; those that there is no room for are left out.</summary>
    internal static ImmutableArray<CommentPart> Fit(ImmutableArray<CommentPart> parts, int characters)
    {
        if (LengthOf(parts) <= characters)
        {
            return parts;
        }

        var kept = Gravest(parts, characters);
        // The longest length that leaves room for all: what is shorter stays whole.
        var (low, high) = (0, kept.Select(part => part.Length).DefaultIfEmpty(0).Max());
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = LengthOf(Shortened(kept, middle)) <= characters ? (middle, high) : (low, middle - 1);
        }

        return Shortened(kept, low);
    }

    private static ImmutableArray<CommentPart> Shortened(ImmutableArray<CommentPart> parts, int length) =>
        [.. parts.Select(part => part.Shortened(length))];

    // Those whose titles fit, the gravest first.
    private static ImmutableArray<CommentPart> Gravest(ImmutableArray<CommentPart> parts, int characters)
    {
        var kept = new HashSet<int>();
        var left = characters;
        foreach (var (index, part) in parts.Index().OrderByDescending(part => part.Item.Weight))
        {
            var least = part.Shortened(0).ToString().Length + RoomForTheNote;
            if (least <= left)
            {
                kept.Add(index);
                left -= least;
            }
        }

        return [.. parts.Index().Where(part => kept.Contains(part.Index)).Select(part => part.Item)];
    }

    private static int LengthOf(ImmutableArray<CommentPart> parts) => parts.Sum(part => part.ToString().Length);
}
