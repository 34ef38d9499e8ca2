namespace Pulumi.Docker;

/// <summary>The Docker daemon that builds the images.</summary>
public class Provider : ProviderResource
{
    /// <summary>The Docker daemon that builds the images.</summary>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("docker", name, args ?? new(), options)
    {
    }

    [Output("caMaterial")]
    public Output<string?> CaMaterial { get; private set; } = null!;

    [Output("certMaterial")]
    public Output<string?> CertMaterial { get; private set; } = null!;

    [Output("certPath")]
    public Output<string?> CertPath { get; private set; } = null!;

    [Output("context")]
    public Output<string?> Context { get; private set; } = null!;

    [Output("host")]
    public Output<string?> Host { get; private set; } = null!;

    [Output("keyMaterial")]
    public Output<string?> KeyMaterial { get; private set; } = null!;
}
