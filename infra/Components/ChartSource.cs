using System.Text.RegularExpressions;

namespace Todo.Infra.Components;

/// <summary>Where a Helm chart comes from.</summary>
public abstract record ChartSource
{
    private protected ChartSource()
    {
    }
}

/// <summary>A folder of this repository, which is its own version.</summary>
/// <param name="Path">The path from the repository's root, such as <c>chart</c>.</param>
public sealed record ChartFolder(string Path) : ChartSource;

/// <summary>A chart of a repository on the web.</summary>
/// <param name="Url">The repository's address.</param>
/// <param name="Name">The chart's name in it.</param>
/// <param name="Version">The version; pinned, so that nothing changes by itself.</param>
/// <exception cref="ArgumentException">The version is none.</exception>
public sealed record ChartOfRepository(Uri Url, string Name, string Version) : ChartSource
{
    /// <summary>The version.</summary>
    public string Version { get; init => field = ChartVersion.Require(value); } = ChartVersion.Require(Version);
}

/// <summary>A chart of a registry of images (OCI).</summary>
/// <param name="Reference">Such as <c>oci://registry.example.com/charts/todo-list</c>.</param>
/// <param name="Version">The version; pinned, so that nothing changes by itself.</param>
/// <exception cref="ArgumentException">The reference or the version is none.</exception>
public sealed record ChartOfRegistry(string Reference, string Version) : ChartSource
{
    private const string Scheme = "oci://";

    /// <summary>The reference.</summary>
    public string Reference { get; init => field = Require(value); } = Require(Reference);

    /// <summary>The version.</summary>
    public string Version { get; init => field = ChartVersion.Require(value); } = ChartVersion.Require(Version);

    private static string Require(string reference) => reference.StartsWith(Scheme, StringComparison.Ordinal)
        ? reference
        : throw new ArgumentException($"'{reference}' is no reference of a chart in a registry: it begins with {Scheme}");
}

/// <summary>The version of a chart (Semantic Versioning 2.0.0, which Helm requires of it).</summary>
internal static partial class ChartVersion
{
    internal static string Require(string version) => Regex().IsMatch(version)
        ? version
        : throw new ArgumentException($"'{version}' is no version of a chart: one is pinned, such as 1.2.3.");

    [GeneratedRegex(@"^v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z")]
    private static partial Regex Regex();
}
