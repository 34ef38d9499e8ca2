namespace Pulumi.Docker;

/// <summary>The Docker daemon that builds the images.</summary>
public class Provider : ProviderResource
{
    /// <summary>The Docker daemon that builds the images.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("docker", name, args ?? new(), options)
    {
    }
}
