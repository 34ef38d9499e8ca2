namespace Pulumi.Docker;

/// <summary>An image that Docker builds, and pushes unless told not to.</summary>
public class Image : CustomResource
{
    /// <summary>An image that Docker builds, and pushes unless told not to.</summary>
    public Image(string name, ImageArgs args, CustomResourceOptions? options = null)
        : base("docker:index/image:Image", name, args, options)
    {
    }

    [Output("baseImageName")]
    public Output<string> BaseImageName { get; private set; } = null!;

    [Output("context")]
    public Output<string> Context { get; private set; } = null!;

    [Output("dockerfile")]
    public Output<string> Dockerfile { get; private set; } = null!;

    [Output("imageName")]
    public Output<string> ImageName { get; private set; } = null!;

    [Output("platform")]
    public Output<string?> Platform { get; private set; } = null!;

    [Output("registryServer")]
    public Output<string> RegistryServer { get; private set; } = null!;

    [Output("repoDigest")]
    public Output<string> RepoDigest { get; private set; } = null!;
}
