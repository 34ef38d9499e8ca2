using System.Collections.Immutable;

namespace Todo.Cli.Comparison;

/// <summary>Changes in which what touches many resources alike stands once.</summary>
/// <param name="Alike">What touches many alike.</param>
/// <param name="Rest">Every resource without it; as one that stays where nothing else is to be said of it.</param>
internal sealed record FoldedChanges(ImmutableArray<AlikeChange> Alike, ImmutableArray<ResourceChange> Rest)
{
    private const int Many = 5;

    /// <summary>Folds changes.</summary>
    internal static FoldedChanges Of(ImmutableArray<ResourceChange> changes)
    {
        var alike = changes
            .SelectMany(change => change.Fields.Select(field => (Change: change, Field: field)))
            .Where(pair => !pair.Field.IsSecret)
            .GroupBy(pair => (Field: pair.Field, Causes: string.Join(", ", pair.Change.CausesAt(pair.Field))))
            .Where(group => group.Count() >= Many)
            .Select(group => new AlikeChange(
                group.Key.Field, [.. group.Select(pair => pair.Change)], group.First().Change.CausesAt(group.Key.Field)))
            .OrderBy(change => change.Field.Path, StringComparer.Ordinal)
            .ToImmutableArray();
        var folded = alike.SelectMany(one => one.Changes.Select(change => (change.Resource.Urn, one.Field))).ToHashSet();
        return new FoldedChanges(alike, [.. changes.Select(change => Without(change, folded))]);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<Cause>>? Only(
        ResourceChange change, ImmutableArray<FieldChange> fields) =>
        change.CausesByField?.RemoveRange(change.CausesByField.Keys.Except(fields.Select(field => field.Path)));

    private static ResourceChange Without(ResourceChange change, HashSet<(string Urn, FieldChange Field)> folded)
    {
        var left = change.Fields.RemoveAll(field => folded.Contains((change.Resource.Urn, field)));
        if (left.Length == change.Fields.Length)
        {
            return change;
        }

        // That it is refused, or what it causes, is still to be said.
        return left.IsEmpty && change is { Kind: ChangeKind.Change or ChangeKind.Replace, Consequence: null }
            ? change with { Kind = ChangeKind.Same, Fields = [], CausesByField = null }
            : change with { Fields = left, CausesByField = left.IsEmpty ? change.CausesByField : Only(change, left) };
    }
}
