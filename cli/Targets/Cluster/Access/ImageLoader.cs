using System.Collections.Immutable;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>Gets images of this machine's Docker into a cluster on this machine.</summary>
/// <param name="Tool">The tool that has made the cluster; <see langword="null"/> where no tool is known.</param>
/// <param name="CallFor">The call that loads an image; <see langword="null"/> where the cluster uses this machine's Docker itself.</param>
internal sealed record ImageLoader(string? Tool, Func<string, ProcessCall>? CallFor)
{
    private const string KindPrefix = "kind-";
    private const string K3dPrefix = "k3d-";
    private const string Minikube = "minikube";

    // Their nodes run on this machine's Docker, or share its images.
    private static readonly ImmutableArray<string> Desktops = ["docker-desktop", "rancher-desktop", "orbstack"];

    /// <summary>Whether images of this machine can get into the cluster.</summary>
    public bool IsLocal => Tool is not null;

    /// <summary>Whether the cluster is Minikube's.</summary>
    public bool IsMinikube => Tool == Minikube;

    /// <summary>The loader for the cluster of a context, told by the names that these tools give.</summary>
    public static ImageLoader Of(string context) => context switch
    {
        Minikube => new ImageLoader(Minikube, image => new ProcessCall(Minikube, "image", "load", image)),
        _ when Named(context, KindPrefix) is { } kind =>
            new ImageLoader("kind", image => new ProcessCall("kind", "load", "docker-image", image, "--name", kind)),
        _ when Named(context, K3dPrefix) is { } k3d =>
            new ImageLoader("k3d", image => new ProcessCall("k3d", "image", "import", image, "--cluster", k3d)),
        _ when Desktops.Contains(context) => new ImageLoader(context, null),
        _ => new ImageLoader(null, null),
    };

    private static string? Named(string context, string prefix) =>
        context.StartsWith(prefix, StringComparison.Ordinal) ? context[prefix.Length..] : null;
}
