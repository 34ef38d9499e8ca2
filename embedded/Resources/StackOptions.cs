namespace Pulumi;

/// <summary>Settings of a stack.</summary>
public class StackOptions
{
    /// <summary>Functions that may change the arguments and options of every resource.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}
