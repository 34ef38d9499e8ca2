namespace Pulumi;

/// <summary>What a transformation is given.</summary>
public readonly struct ResourceTransformationArgs
{
    /// <summary>Takes a resource with its arguments and options.</summary>
    public ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options) =>
        (Resource, Args, Options) = (resource, args, options);

    /// <summary>The resource.</summary>
    public Resource Resource { get; }

    /// <summary>Its arguments.</summary>
    public ResourceArgs Args { get; }

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; }
}
