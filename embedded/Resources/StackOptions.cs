namespace Pulumi;

/// <summary>Settings of a stack.</summary>
public class StackOptions
{
    /// <summary>Functions that may change the arguments and options of every resource.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>Functions that may change every resource as the engine sees it.</summary>
    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }
}
