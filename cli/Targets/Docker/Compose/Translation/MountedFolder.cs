using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>A folder of files that containers mount: the content of a ConfigMap or a Secret.</summary>
/// <param name="Path">
/// Its absolute path. It ends with the hash of the content, so that other content is another path: Compose then makes the
/// container anew, and a running container never sees a file change under it.
/// </param>
/// <param name="Files">The content by file name.</param>
internal sealed record MountedFolder(string Path, ImmutableSortedDictionary<string, string> Files);
