using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Todo.Infra;
using Todo.Infra.Services;
using Todo.Infra.Settings;

namespace Todo.Cli.Evaluation;

/// <summary>The stack, and the options that each of its resources was given: mocks are not told, but transformations are.</summary>
internal sealed class ObservedStack : TodoStack
{
    private readonly Dictionary<Resource, ResourceOptions> _options;

    /// <summary>Composes the stack.</summary>
    internal ObservedStack(TodoSettings settings, ImmutableArray<ServiceDescription> services)
        : this(settings, services, [])
    {
    }

    private ObservedStack(
        TodoSettings settings, ImmutableArray<ServiceDescription> services, Dictionary<Resource, ResourceOptions> options)
        : base(settings, services, new StackOptions { ResourceTransformations = { transformed => Observe(options, transformed) } }) =>
        _options = options;

    /// <summary>The component that made a resource; <see langword="null"/> when the stack itself did.</summary>
    internal Resource? ParentOf(Resource resource) => _options[resource].Parent is var parent && parent == this ? null : parent;

    /// <summary>The options of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="provider">The name of its provider, which only the mocks are told.</param>
    internal async Task<PlannedOptions> OptionsOfAsync(Resource resource, string? provider)
    {
        var options = _options[resource];
        var dependencies = await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput());
        return new PlannedOptions(
            provider,
            [.. dependencies.Select(TitleOf).Order(StringComparer.Ordinal)],
            IsProtected(resource),
            options.RetainOnDelete == true,
            options.CustomTimeouts?.Create,
            options.CustomTimeouts?.Update);
    }

    private static string TitleOf(Resource resource) => $"{resource.GetResourceType().Split(':')[^1]} {resource.GetResourceName()}";

    // As Pulumi has it: what is in a protected component is protected, unless it says otherwise itself.
    private bool IsProtected(Resource resource) =>
        _options[resource].Protect ?? (ParentOf(resource) is { } parent && IsProtected(parent));

    private static ResourceTransformationResult? Observe(Dictionary<Resource, ResourceOptions> options, ResourceTransformationArgs made)
    {
        options[made.Resource] = made.Options;
        return null;
    }
}
