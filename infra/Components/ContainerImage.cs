using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="ContainerImage"/> is made from.</summary>
public sealed record ContainerImageArgs
{
    /// <summary>The service whose image it is; its sources are in <c>app-images/&lt;service&gt;</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The application's version: the tag, or its beginning.</summary>
    public required string Version { get; init; }

    /// <summary>Where it is pushed to; <see langword="null"/> leaves it in the Docker that built it.</summary>
    public string? Registry { get; init; }

    /// <summary>What the build can reach.</summary>
    public ImageNetwork Network { get; init; }

    /// <summary>The platform to build for; <see langword="null"/> is the builder's own, which is the cluster's on one machine.</summary>
    public string? Platform { get; init; }
}

/// <summary>
/// A container image, built by Docker. One that is not pushed has a tag that ends in a hash of its sources
/// (<c>v1.2.3-1f0c2a9b</c>), so that a changed image really replaces the old one; one that is pushed is run by digest.
/// </summary>
public sealed class ContainerImage : ComponentResource
{
    /// <summary>
    /// The repository, seen from the folder in which Pulumi runs the program (<c>main</c> in Pulumi.yaml). Relative, so that a preview is
    /// the same everywhere.
    /// </summary>
    public const string RepositoryFromProgram = "../";

    /// <summary>Builds an image.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public ContainerImage(string name, ContainerImageArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:ContainerImage", name, options)
    {
        var contentHash = BuildContext.HashOf(Path.Combine(Pulumi.Deployment.Instance.RootDirectory, "app-images", args.Service));
        var context = $"{RepositoryFromProgram}app-images/{args.Service}";
        var tagged = args.Registry is null
            ? $"{Names.ImageOf(args.Service)}:{args.Version}-{contentHash}"
            : $"{args.Registry}/{Names.ImageOf(args.Service)}:{args.Version}";
        var build = new DockerBuildArgs
        {
            Context = context,
            Dockerfile = $"{context}/{(args.Network == ImageNetwork.Open ? "Dockerfile" : "Dockerfile.closed")}",
            Args = { ["VERSION"] = args.Version, ["REVISION"] = contentHash },
        };
        if (args.Network == ImageNetwork.Closed)
        {
            // Package mirrors that only this machine reaches.
            build.Network = "host";
        }

        if (args.Platform is { } platform)
        {
            build.Platform = platform;
        }

        var image = new Image(
            name,
            new ImageArgs { ImageName = tagged, Build = build, SkipPush = args.Registry is null },
            new CustomResourceOptions { Parent = this });
        Reference = args.Registry is null ? image.ImageName : image.RepoDigest;
        RegisterOutputs();
    }

    /// <summary>The reference that pods run: by tag where the image stays in Docker, by digest where it was pushed.</summary>
    [Output]
    public Output<string> Reference { get; private set; }
}
