namespace Pulumi.Random;

/// <summary>What makes the random values.</summary>
public class Provider : ProviderResource
{
    /// <summary>What makes the random values.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("random", name, args ?? new(), options)
    {
    }
}
