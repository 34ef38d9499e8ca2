using System.Collections.Immutable;

namespace Todo.Cli.Comparison;

/// <summary>A field that changes in the same way in many resources.</summary>
/// <param name="Field">The field.</param>
/// <param name="Changes">What happens to each of the resources.</param>
/// <param name="Causes">Why; none when that is not known.</param>
internal sealed record AlikeChange(FieldChange Field, ImmutableArray<ResourceChange> Changes, ImmutableArray<Cause> Causes)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString()
    {
        var anew = Changes.Count(change => change.Kind == ChangeKind.Replace);
        var made = anew == 0 ? "" : anew == Changes.Length ? ", which are replaced" : $", of which {anew} are replaced";
        return $"{Field}  in {Changes.Length} resources{made}{(Causes.IsEmpty ? "" : $"  ({Cause.Because(Causes)})")}";
    }
}
