namespace Pulumi;

/// <summary>Settings of a resource that are not its arguments.</summary>
public abstract class ResourceOptions
{
    private protected ResourceOptions()
    {
    }

    /// <summary>The id of an existing resource to read.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; the stack if there is none.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there first.</summary>
    public InputList<Resource> DependsOn { get => field ??= new(); set; }

    /// <summary>Whether the resource may not be deleted; inherited from the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>Properties whose changes are ignored.</summary>
    public List<string> IgnoreChanges { get => field ??= []; set; }

    /// <summary>The version of the provider's plugin.</summary>
    public string? Version { get; set; }

    /// <summary>The provider to use.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long operations may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Functions that may change arguments and options, of this resource and of all below it.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>Functions that may change this resource, and all below it, as the engine sees them.</summary>
    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }

    /// <summary>Names that the resource had before.</summary>
    public List<Input<Alias>> Aliases { get => field ??= []; set; }

    /// <summary>Properties whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    /// <summary>Where the provider's plugin is downloaded from.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether the real thing stays when the resource is deleted.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource that takes this one with it when it is deleted.</summary>
    public Resource? DeletedWith { get; set; }

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
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        Aliases.AddRange(other.Aliases);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }
}
