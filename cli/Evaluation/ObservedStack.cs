using Pulumi;
using Todo.Infra;

namespace Todo.Cli.Evaluation;

/// <summary>The stack, and which component made each of its resources: mocks are not told, but transformations are.</summary>
internal sealed class ObservedStack : TodoStack
{
    private readonly Dictionary<Resource, Resource?> _parents;

    /// <summary>Composes the stack.</summary>
    public ObservedStack()
        : this([])
    {
    }

    private ObservedStack(Dictionary<Resource, Resource?> parents)
        : base(new StackOptions { ResourceTransformations = { transformed => Observe(parents, transformed) } }) => _parents = parents;

    /// <summary>The component that made a resource; <see langword="null"/> when the stack itself did.</summary>
    internal Resource? ParentOf(Resource resource) => _parents[resource] is var parent && parent == this ? null : parent;

    private static ResourceTransformationResult? Observe(Dictionary<Resource, Resource?> parents, ResourceTransformationArgs made)
    {
        parents[made.Resource] = made.Options.Parent;
        return null;
    }
}
