using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a <see cref="ResourceTransform"/> gives back.</summary>
public readonly struct ResourceTransformResult
{
    /// <summary>Takes the arguments and options that count from now on.</summary>
    public ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options) => (Args, Options) = (args, options);

    /// <summary>The arguments in wire form.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>The options.</summary>
    public ResourceOptions Options { get; }
}
