using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Picture;

/// <summary>Draws a stack's components, what each needs, and what happens in it.</summary>
internal static class ChangePicture
{
    // From the least grave.
    private static readonly ImmutableArray<ChangeKind> Gravity =
        [ChangeKind.Same, ChangeKind.Add, ChangeKind.Move, ChangeKind.Change, ChangeKind.Replace, ChangeKind.Delete, ChangeKind.Refuse];

    /// <summary>The picture of changes.</summary>
    internal static StackPicture Of(ImmutableArray<ResourceChange> changes)
    {
        var tree = new ChangeTree(changes);
        // What talks to the cluster is part of no picture of what is in it.
        var roots = tree.AllRoots.Where(root => !root.Resource.Type.StartsWith("pulumi:", StringComparison.Ordinal)).ToList();
        var parts = roots.Select(root => tree.Below(root).ToList()).ToList();
        var ids = roots.Select((_, index) => $"n{index}").ToList();
        return new StackPicture(
            [.. roots.Select((root, index) => new PictureNode(ids[index], root.Title, Gravest(parts[index])))],
            EdgesOf(parts, ids));
    }

    /// <summary>The graver of what happens.</summary>
    internal static ChangeKind Gravest(IEnumerable<ResourceChange> changes) =>
        changes.Select(change => change.Kind).MaxBy(kind => Gravity.IndexOf(kind));

    private static ImmutableArray<PictureEdge> EdgesOf(List<List<ResourceChange>> parts, List<string> ids)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, part) in parts.Index())
        {
            foreach (var change in part.SelectMany(change => NamesOf(change.Resource)))
            {
                owners.TryAdd(change, ids[index]);
            }
        }

        return
        [
            .. from part in parts.Index()
               from to in part.Item.SelectMany(change => NeedsOf(change.Resource)).Select(need => owners.GetValueOrDefault(need)).Distinct()
               where to is not null && to != ids[part.Index]
               select new PictureEdge(ids[part.Index], to),
        ];
    }

    private static IEnumerable<string> NamesOf(PlannedResource resource)
    {
        yield return $"{resource.Type.Split(':')[^1]} {resource.Name}";
        if (resource.Inputs["imageName"] is { } image)
        {
            yield return $"{image}";
        }
    }

    private static IEnumerable<string> NeedsOf(PlannedResource resource) =>
    [
        .. resource.Options.DependsOn,
        .. (resource.Inputs["spec"]?["template"]?["spec"]?["containers"] as JsonArray ?? [])
            .Select(container => container?["image"]?.ToString() ?? ""),
    ];
}
