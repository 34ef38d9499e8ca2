namespace Pulumi;

/// <summary>Settings of a resource that are not its arguments.</summary>
public abstract class ResourceOptions
{
    private protected ResourceOptions()
    {
    }

    /// <summary>The resource that this one belongs to; the stack if there is none.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there first.</summary>
    public InputList<Resource> DependsOn { get => field ??= new(); set; }

    /// <summary>Whether the resource may not be deleted; inherited from the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>The provider to use.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long operations may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Functions that may change arguments and options, of this resource and of all below it.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>Functions that may change this resource, and all below it, as the engine sees them.</summary>
    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }

    /// <summary>Whether the real thing stays when the resource is deleted.</summary>
    public bool? RetainOnDelete { get; set; }

    internal abstract ResourceOptions Clone();

    private protected T MergeInto<T>(T target, ResourceOptions? second)
        where T : ResourceOptions
    {
        target.CopyFrom(this);
        if (second is not null)
            target.CopyFrom(second);
        return target;
    }

    // Single values are overwritten, collections grow.
    private protected virtual void CopyFrom(ResourceOptions other)
    {
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
    }
}
