using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that Pulumi keeps track of.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly List<Resource> _children = [];

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_type, _name) = (type, name);
        var deployment = Pulumi.Deployment.Required;
        OutputSources = ResourceOutputs.Initialize(this);

        var parent = this is Stack ? null : options.Parent ?? deployment.Stack;
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);

        options = options.Clone();
        Parent = parent;
        _protect = (options.Protect ??= options.Parent?._protect) == true;
        Providers = FindProviders(type, custom, options);
        options.Parent?.AddChild(this);
        deployment.Register(this, custom, args, options);
    }

    /// <summary>The name that is unique in the whole of Pulumi.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Resource? Parent { get; }

    internal Dictionary<string, IOutputSource> OutputSources { get; }

    /// <summary>The providers for the resources below this one, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> Providers { get; }

    internal IReadOnlyList<Resource> Children
    {
        get
        {
            lock (_children)
                return [.. _children];
        }
    }

    /// <summary>The type's token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name that the resource was given.</summary>
    public string GetResourceName() => _name;

    private void AddChild(Resource child)
    {
        lock (_children)
            _children.Add(child);
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private static ImmutableDictionary<string, ProviderResource> FindProviders(string type, bool custom, ResourceOptions options)
    {
        var inherited = options.Parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (custom)
        {
            var package = Package(type);
            options.Provider ??= package is null ? null : inherited.GetValueOrDefault(package);
            return options.Provider is null || package is null ? inherited : inherited.SetItem(package, options.Provider);
        }

        var own = ((ComponentResourceOptions)options).Providers;
        if (options.Provider is not null && own.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        return (options.Provider is null ? own : [options.Provider])
            .Aggregate(inherited, (all, provider) => all.SetItem(provider.Package, provider));
    }

    private static string? Package(string type) => type.Split(':') is [var package, _, _] ? package : null;
}
