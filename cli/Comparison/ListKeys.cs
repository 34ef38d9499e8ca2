using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Todo.Cli.Comparison;

/// <summary>What the entries of a list are called: by their names where a name is one entry's alone, otherwise by their places.</summary>
internal static class ListKeys
{
    /// <summary>
    /// The keys of two lists that are compared. Where no entry has a name, those that are the same at the end are called by their places
    /// in the list that will be: an insertion before them is no change of them.
    /// </summary>
    internal static (ImmutableArray<string> Before, ImmutableArray<string> After) Of(JsonArray before, JsonArray after)
    {
        var (old, @new) = (Of(before), Of(after));
        if (before.Count == after.Count || before.Concat(after).Any(item => NameOf(item) is not null))
        {
            return (old, @new);
        }

        var (fewer, more) = before.Count < after.Count ? (before, after) : (after, before);
        var begin = fewer.TakeWhile((item, index) => JsonNode.DeepEquals(item, more[index])).Count();
        var end = fewer.Reverse()
            .Take(fewer.Count - begin)
            .TakeWhile((item, index) => JsonNode.DeepEquals(item, more[^(index + 1)]))
            .Count();
        // Which of the longer list are too many: those before the common end.
        var spare = more.Count - fewer.Count;
        var shifted = fewer.Select((_, index) => Key(index < fewer.Count - end ? index : index + spare)).ToImmutableArray();
        return before.Count < after.Count ? (shifted, @new) : (old, shifted);
    }

    /// <summary>
    /// The places of entries without names, before and after, where nothing but their order is another one; otherwise
    /// <see langword="null"/>.
    /// </summary>
    internal static (string Before, string After)? OrderOf(JsonArray before, JsonArray after)
    {
        if (before.Count != after.Count || before.Count < 2 || before.Any(item => NameOf(item) is not null))
        {
            return null;
        }

        var left = before.Select((item, index) => (Text: item?.ToJsonString(), Place: index)).ToList();
        var places = new List<int>();
        foreach (var text in after.Select(item => item?.ToJsonString()))
        {
            if (left.FindIndex(item => item.Text == text) is not (>= 0 and var found))
            {
                return null;
            }

            places.Add(left[found].Place);
            left.RemoveAt(found);
        }

        return (string.Join(", ", places.Order()), string.Join(", ", places));
    }

    /// <summary>The key of each entry.</summary>
    internal static ImmutableArray<string> Of(JsonArray list)
    {
        var names = list.Select(NameOf).ToList();
        var shared = names.OfType<string>().CountBy(name => name).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet();
        return
        [
            .. names.Select((name, index) =>
                name is null || shared.Contains(name) ? Key(index) : name),
        ];
    }

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string? NameOf(JsonNode? item) => (item as JsonObject)?["name"]?.ToString();
}
