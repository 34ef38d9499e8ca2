namespace Pulumi;

/// <summary>What a transformation gives back.</summary>
public readonly struct ResourceTransformationResult
{
    /// <summary>Takes the arguments and options that count from now on.</summary>
    public ResourceTransformationResult(ResourceArgs args, ResourceOptions options) => (Args, Options) = (args, options);

    /// <summary>The arguments.</summary>
    public ResourceArgs Args { get; }

    /// <summary>The options.</summary>
    public ResourceOptions Options { get; }
}
