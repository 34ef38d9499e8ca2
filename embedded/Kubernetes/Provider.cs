namespace Pulumi.Kubernetes;

/// <summary>A cluster.</summary>
public class Provider : ProviderResource
{
    /// <summary>A cluster.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes", name, args ?? new(), options)
    {
    }
}
