using System.Collections.Immutable;
using Todo.Infra.Components;

namespace Todo.Cli.Evaluation;

/// <summary>A folder of sources, whose hash the plan's resources carry: an image's, or the chart's.</summary>
/// <param name="Path">The folder, relative to the repository, such as <c>app-images/backend</c>.</param>
/// <param name="Hash">The hash that resources carry.</param>
/// <param name="Files">The hash of each file, by its path in the folder.</param>
public sealed record SourceFolder(string Path, string Hash, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The folder in it.</param>
    internal static SourceFolder Read(string repository, string path)
    {
        var files = BuildContext.FileHashes(System.IO.Path.Combine(repository, path));
        return new SourceFolder(path, BuildContext.HashOf(files), files);
    }
}
