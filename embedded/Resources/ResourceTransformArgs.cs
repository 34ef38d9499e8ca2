using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a <see cref="ResourceTransform"/> is given.</summary>
public readonly struct ResourceTransformArgs
{
    /// <summary>Takes a resource's name and type, whether a provider manages it, and its arguments and options.</summary>
    public ResourceTransformArgs(
        string name,
        string type,
        bool custom,
        ImmutableDictionary<string, object?> args,
        ResourceOptions options) =>
        (Name, Type, Custom, Args, Options) = (name, type, custom, args, options);

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The type's token.</summary>
    public string Type { get; }

    /// <summary>Whether a provider manages it; components are not managed.</summary>
    public bool Custom { get; }

    /// <summary>Its arguments in wire form: for a Kubernetes kind, the manifest.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; }
}
