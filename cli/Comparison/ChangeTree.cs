using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>Changes as a tree by component; what stays as it is is left out.</summary>
internal sealed class ChangeTree
{
    private readonly ILookup<string?, ResourceChange> _children;
    private readonly HashSet<string> _changing = [];

    /// <summary>Makes the tree.</summary>
    internal ChangeTree(ImmutableArray<ResourceChange> changes)
    {
        var known = changes.Select(change => change.Resource.Urn).ToHashSet();
        string? ParentOf(PlannedResource resource) => resource.ParentUrn is { } parent && known.Contains(parent) ? parent : null;
        _children = changes.ToLookup(change => ParentOf(change.Resource));
        var parents = changes.ToDictionary(change => change.Resource.Urn, change => ParentOf(change.Resource));
        foreach (var change in changes.Where(change => change.Kind != ChangeKind.Same))
        {
            for (string? urn = change.Resource.Urn; urn is not null && _changing.Add(urn); urn = parents[urn])
            {
            }
        }
    }

    /// <summary>The components, and resources that are in none, in which something changes.</summary>
    internal IEnumerable<ResourceChange> Roots => _children[null].Where(change => _changing.Contains(change.Resource.Urn));

    /// <summary>All components and resources that are in none.</summary>
    internal IEnumerable<ResourceChange> AllRoots => _children[null];

    /// <summary>A change and those below it.</summary>
    internal IEnumerable<ResourceChange> Below(ResourceChange root) =>
        _children[root.Resource.Urn].SelectMany(Below).Prepend(root);

    /// <summary>The lines about a root, which is at the depth 0.</summary>
    internal IEnumerable<ChangeLine> LinesOf(ResourceChange root) => LinesOf(root, depth: 0);

    private IEnumerable<ChangeLine> LinesOf(ResourceChange change, int depth) =>
    [
        new ChangeLine(depth, change.Kind, change.Title, change.Consequence ?? ""),
        .. Details(change).Select(text => new ChangeLine(depth, null, text, "")),
        .. _children[change.Resource.Urn]
            .Where(child => _changing.Contains(child.Resource.Urn))
            .SelectMany(child => LinesOf(child, depth + 1)),
    ];

    private static IEnumerable<string> Details(ResourceChange change)
    {
        var causes = change.Causes;
        var isAlike = change.Fields.All(field => change.CausesAt(field).Length == causes.Length);
        if (!causes.IsEmpty && isAlike && change.IsResource)
        {
            yield return Cause.Because(causes);
        }

        foreach (var field in change.Fields)
        {
            yield return isAlike ? $"{field}" : $"{field}  ({Cause.Because(change.CausesAt(field))})";
        }
    }
}
