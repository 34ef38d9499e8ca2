namespace Pulumi;

/// <summary>A provider with settings of its own.</summary>
public abstract class ProviderResource : CustomResource
{
    private protected ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    internal string Package { get; }
}
