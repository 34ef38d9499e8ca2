using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>Compares resources of two plans field by field.</summary>
/// <param name="before">The one plan.</param>
/// <param name="after">The other.</param>
internal sealed class FieldComparison(Plan before, Plan after)
{
    /// <summary>What the path of a list ends with where it is about the order of its entries.</summary>
    internal const string Order = " (order)";

    private readonly Lazy<HiddenValues> _hidden = new(() => new HiddenValues(before, after));
    private readonly Lazy<bool> _imagesAreSame = new(() => new PushedImages(before).AreAs(new PushedImages(after)));
    private readonly PushedImages _imagesBefore = new(before);
    private readonly PushedImages _imagesAfter = new(after);

    /// <summary>Every field that differs, in the order of the paths; a secret's values are masked.</summary>
    internal ImmutableArray<FieldChange> Compare(PlannedResource before, PlannedResource after) =>
        [.. Differences(before, after).Select(difference => Shown(difference, before, after))];

    /// <summary>Every field that differs, in the order of the paths, with what tells its values apart.</summary>
    internal IReadOnlyList<FieldDifference> Differences(PlannedResource before, PlannedResource after)
    {
        var found = new List<FieldDifference>();
        Walk(found, before.Inputs, after.Inputs);
        found.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return found;
    }

    private FieldChange Shown(FieldDifference difference, PlannedResource before, PlannedResource after)
    {
        var (path, was, will) = difference;
        if (before.Hides(path) || after.Hides(path))
        {
            return new FieldChange(path, was is null ? null : FieldChange.Secret, will is null ? null : FieldChange.Secret);
        }

        if (was is { } one && will is { } other && one.Text == other.Text)
        {
            (was, will) = ToldApart(one, other);
        }

        return new FieldChange(path, Mask(was), Mask(will));
    }

    // A text that is a number otherwise; or the same reference, and another image: all that is known of its digest is that it is another.
    private static (FieldValue Before, FieldValue After) ToldApart(FieldValue was, FieldValue will) => (was.IsText, will.IsText) switch
    {
        (true, false) => (was with { Text = $"{was.Text} (text)" }, will),
        (false, true) => (was, will with { Text = $"{will.Text} (text)" }),
        _ => (was, will with { Text = PushedImages.Another(will.Text) }),
    };

    private string? Mask(FieldValue? value) => value is { } known && _hidden.Value.Hide(known.Text) ? FieldChange.Secret : value?.Text;

    // Paths are put together on the way back, as nearly everything is the same in most plans.
    private void Walk(List<FieldDifference> found, JsonNode? was, JsonNode? will)
    {
        if (was is JsonObject { Count: > 0 } oldMap && will is JsonObject { Count: > 0 } newMap)
        {
            WalkMaps(found, oldMap, newMap);
        }
        else if (was is JsonArray { Count: > 0 } oldList && will is JsonArray { Count: > 0 } newList)
        {
            WalkLists(found, oldList, newList);
        }
        else if (was is JsonValue && will is JsonValue)
        {
            if (!AreSame(was, will))
            {
                Leaf(found, string.Empty, ValueOf(was, _imagesBefore), ValueOf(will, _imagesAfter));
            }
        }
        else
        {
            Whole(found, was, will);
        }
    }

    private bool AreSame(JsonNode was, JsonNode will) => _imagesAreSame.Value && JsonNode.DeepEquals(was, will);

    private void WalkMaps(List<FieldDifference> found, JsonObject was, JsonObject will)
    {
        foreach (var (key, value) in will)
        {
            var start = found.Count;
            if (was.TryGetPropertyValue(key, out var old))
            {
                Walk(found, old, value);
            }
            else
            {
                Added(found, value);
            }

            Prefix(found, start, StepOf(key));
        }

        foreach (var (key, value) in was)
        {
            if (!will.ContainsKey(key))
            {
                Removed(found, StepOf(key), value);
            }
        }
    }

    // Entries are told apart by their names where they have one, so that an insertion does not look like a change of all.
    private void WalkLists(List<FieldDifference> found, JsonArray was, JsonArray will)
    {
        if (AreSame(was, will))
        {
            return;
        }

        if (ListKeys.OrderOf(was, will) is var (places, others))
        {
            Leaf(found, Order, new FieldValue(places, places), new FieldValue(others, others));
            return;
        }

        var (old, @new) = ListKeys.Of(was, will);
        for (var index = 0; index < will.Count; index++)
        {
            var start = found.Count;
            if (old.IndexOf(@new[index]) is >= 0 and var place)
            {
                Walk(found, was[place], will[index]);
            }
            else
            {
                Added(found, will[index]);
            }

            Prefix(found, start, $"[{@new[index]}]");
        }

        for (var index = 0; index < was.Count; index++)
        {
            if (!@new.Contains(old[index]))
            {
                Removed(found, $"[{old[index]}]", was[index]);
            }
        }

        var (orderBefore, orderAfter) = (OrderOf(old, @new), OrderOf(@new, old));
        Leaf(found, Order, new FieldValue(orderBefore, orderBefore), new FieldValue(orderAfter, orderAfter));
    }

    private void Added(List<FieldDifference> found, JsonNode? will) =>
        found.AddRange(Fields(string.Empty, will, _imagesAfter).Select(field => new FieldDifference(field.Path, null, field.Value)));

    private void Removed(List<FieldDifference> found, string step, JsonNode? was) =>
        found.AddRange(Fields(step, was, _imagesBefore).Select(field => new FieldDifference(field.Path, field.Value, null)));

    private static void Prefix(List<FieldDifference> found, int start, string step)
    {
        for (var index = start; index < found.Count; index++)
        {
            found[index] = found[index] with { Path = Join(step, found[index].Path) };
        }
    }

    private static string OrderOf(ImmutableArray<string> keys, ImmutableArray<string> others) =>
        string.Join(", ", keys.Where(others.Contains));

    private static void Leaf(List<FieldDifference> found, string path, FieldValue was, FieldValue will)
    {
        if (was.Identity != will.Identity)
        {
            found.Add(new FieldDifference(path, was, will));
        }
    }

    // One of them is a map or a list, and the other is not.
    private void Whole(List<FieldDifference> found, JsonNode? was, JsonNode? will)
    {
        var old = Fields(string.Empty, was, _imagesBefore).ToDictionary(field => field.Path, field => field.Value);
        var @new = Fields(string.Empty, will, _imagesAfter).ToDictionary(field => field.Path, field => field.Value);
        foreach (var field in old.Keys.Union(@new.Keys))
        {
            FieldValue? one = old.TryGetValue(field, out var value) ? value : null;
            FieldValue? other = @new.TryGetValue(field, out var next) ? next : null;
            if (one?.Identity != other?.Identity)
            {
                found.Add(new FieldDifference(field, one, other));
            }
        }
    }

    private static IEnumerable<(string Path, FieldValue Value)> Fields(string path, JsonNode? node, PushedImages images) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(pair => Fields(Join(path, StepOf(pair.Key)), pair.Value, images)),
        JsonArray { Count: > 0 } list =>
            ListKeys.Of(list).Zip(list).SelectMany(entry => Fields($"{path}[{entry.First}]", entry.Second, images)),
        _ => [(path, ValueOf(node, images))],
    };

    private static FieldValue ValueOf(JsonNode? node, PushedImages images)
    {
        if (node?.GetValueKind() == JsonValueKind.String)
        {
            var text = node.GetValue<string>();
            return images.Find(text) ?? new FieldValue(text, text);
        }

        var json = node?.ToJsonString() ?? "null";
        return new FieldValue(json, $"{FieldValue.NoText}{json}");
    }

    // Keys of labels and annotations hold dots themselves.
    private static string StepOf(string key) => key.Contains('.', StringComparison.Ordinal) ? $"[{key}]" : key;

    private static string Join(string path, string rest) =>
        path.Length == 0 || rest.Length == 0 || rest[0] == '[' || rest == Order ? path + rest : $"{path}.{rest}";
}
