using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What it takes to get from one plan to another.</summary>
internal static class PlanComparison
{
    /// <summary>What happens to every resource: those that will be, each after its parent, then those that will be no more.</summary>
    /// <param name="before">What there is; <see langword="null"/> for nothing.</param>
    /// <param name="after">What is wanted.</param>
    /// <param name="consequences">What the target makes of changes.</param>
    internal static ImmutableArray<ResourceChange> Compare(Plan? before, Plan after, IConsequences consequences)
    {
        var old = (before?.Resources ?? []).ToDictionary(resource => resource.Urn);
        var wanted = after.Resources.Select(resource => resource.Urn).ToHashSet();
        return
        [
            .. after.Resources.Select(resource => Compare(old.GetValueOrDefault(resource.Urn), resource, consequences)),
            .. old.Values.Where(resource => !wanted.Contains(resource.Urn)).Select(resource => Deleted(resource, consequences)),
        ];
    }

    private static ResourceChange Compare(PlannedResource? before, PlannedResource after, IConsequences consequences)
    {
        if (before is null)
        {
            return new ResourceChange(ChangeKind.Add, after, [], Consequence: null);
        }

        var fields = FieldComparison.Compare(before, after);
        var kind = fields.IsEmpty ? ChangeKind.Same : consequences.NeedReplacement(after, fields) ? ChangeKind.Replace : ChangeKind.Change;
        return new ResourceChange(kind, after, fields, consequences.Of(kind, after, fields));
    }

    private static ResourceChange Deleted(PlannedResource before, IConsequences consequences) =>
        new(ChangeKind.Delete, before, [], consequences.Of(ChangeKind.Delete, before, []));
}
