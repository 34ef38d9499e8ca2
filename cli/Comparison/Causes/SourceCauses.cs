using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison.Causes;

/// <summary>
/// What is caused by the sources of images and of the chart: their hashes stand in the plan, so that a field which differs by such a hash
/// and by nothing else is caused by the files behind it.
/// </summary>
internal sealed class SourceCauses
{
    private const int NamedAtMost = 3;

    private readonly ImmutableArray<(SourceFolder Before, SourceFolder After)> _changed;
    private readonly Dictionary<string, string> _releaseOf;

    /// <summary>Compares the sources of two plans.</summary>
    internal SourceCauses(Plan before, Plan after)
    {
        _changed =
        [
            .. from folder in after.Sources
               let earlier = before.Sources.FirstOrDefault(other => other.Path == folder.Path)
               where earlier is not null && earlier.Hash != folder.Hash
               select (earlier, folder),
        ];
        _releaseOf = before.Rendered.Concat(after.Rendered)
            .DistinctBy(resource => resource.Urn)
            .ToDictionary(resource => resource.Urn, resource => resource.ParentUrn!);
    }

    /// <summary>The folders that explain the whole of a difference; none when there is more to it.</summary>
    /// <param name="difference">Every difference that no setting explains.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="path">The field.</param>
    internal ImmutableArray<Cause> Of(PlanDifference difference, string urn, string path)
    {
        if (difference.Find(urn, path) is { } field && OfField(field) is { Length: > 0 } causes)
        {
            return causes;
        }

        // With the same values a chart renders something else only when its files are others.
        return _releaseOf.TryGetValue(urn, out var release)
            ? [.. difference.Of(release).Select(OfField).Aggregate(Nothing, Both).Value]
            : [];
    }

    private static (bool IsWhole, ImmutableHashSet<Cause> Value) Nothing => (true, []);

    private static (bool IsWhole, ImmutableHashSet<Cause> Value) Both(
        (bool IsWhole, ImmutableHashSet<Cause> Value) known, ImmutableArray<Cause> next) =>
        known.IsWhole && next.Length > 0 ? (true, known.Value.Union(next)) : (false, []);

    private ImmutableArray<Cause> OfField(FieldDifference field)
    {
        if (field is not { Before: { } before, After: { } after })
        {
            return [];
        }

        var replaced = _changed.Aggregate(
            before.Identity, (text, folder) => text.Replace(folder.Before.Hash, folder.After.Hash, StringComparison.Ordinal));
        return replaced != after.Identity ? [] :
        [
            .. _changed.Where(folder => before.Identity.Contains(folder.Before.Hash, StringComparison.Ordinal)).Select(CauseOf),
        ];
    }

    private static Cause CauseOf((SourceFolder Before, SourceFolder After) folder)
    {
        var (old, @new) = (folder.Before.Files, folder.After.Files);
        var files = old.Keys.Union(@new.Keys)
            .Where(file => old.GetValueOrDefault(file) != @new.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal)
            .ToList();
        var rest = files.Count > NamedAtMost ? $" and {files.Count - NamedAtMost} more" : "";
        return new Cause(CauseKind.Source, folder.After.Path, $"{string.Join(", ", files.Take(NamedAtMost))}{rest}");
    }
}
