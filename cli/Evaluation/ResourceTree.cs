namespace Todo.Cli.Evaluation;

/// <summary>
/// Finds each resource's parent. A URN names the types of all ancestors but not their names; here a child's name begins with its
/// parent's, so the parent is the one of the right type with the longest such name.
/// </summary>
internal sealed class ResourceTree
{
    private const string StackType = "pulumi:pulumi:Stack";

    private readonly List<(string Urn, string Types, string Name)> _resources = [];

    /// <summary>Adds a resource by its URN: <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
    internal void Add(string urn)
    {
        var parts = urn.Split("::", 4);
        var types = parts[2].Replace($"{StackType}$", string.Empty, StringComparison.Ordinal);
        _resources.Add((urn, types, parts[3]));
    }

    /// <summary>All resources, each followed by its children, siblings by type and name.</summary>
    internal IEnumerable<ResourceNode> InOrder()
    {
        var nodes = _resources.Select(resource => new ResourceNode(resource.Urn, resource.Types.Split('$')[^1], resource.Name, ParentOf(resource.Types, resource.Name)));
        var children = nodes.ToLookup(node => node.ParentUrn);
        return Below(null, children);
    }

    private static IEnumerable<ResourceNode> Below(string? parent, ILookup<string?, ResourceNode> children) => children[parent]
        .OrderBy(node => node.Name, StringComparer.Ordinal)
        .ThenBy(node => node.Type, StringComparer.Ordinal)
        .SelectMany(node => Below(node.Urn, children).Prepend(node));

    private string? ParentOf(string types, string name) => types.LastIndexOf('$') is > 0 and var end
        ? _resources
            .Where(resource => resource.Types == types[..end] && name.StartsWith(resource.Name, StringComparison.Ordinal))
            .MaxBy(resource => resource.Name.Length)
            .Urn
        : null;
}
