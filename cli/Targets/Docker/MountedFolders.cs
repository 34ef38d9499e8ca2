using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Writes the folders that containers mount.</summary>
internal static class MountedFolders
{
    /// <summary>Writes a folder, unless it is there: its path names its content.</summary>
    public static void Write(MountedFolder folder)
    {
        if (Directory.Exists(folder.Path))
        {
            return;
        }

        // Under another name until it is whole, so that an interrupted run leaves no half folder.
        var next = $"{folder.Path}.next";
        if (Directory.Exists(next))
        {
            Directory.Delete(next, recursive: true);
        }

        Directory.CreateDirectory(next);
        foreach (var (name, content) in folder.Files)
        {
            File.WriteAllText(Path.Combine(next, name), content);
            FileModes.LetAnyoneRead(Path.Combine(next, name));
        }

        // The container's user is none of this machine's. No other user of this machine gets here, as the state directory above
        // lets only its owner in.
        FileModes.LetAnyoneRead(next);
        Directory.Move(next, folder.Path);
    }

    /// <summary>Deletes the folders that no container mounts any more.</summary>
    /// <param name="root">The folder that holds all of them.</param>
    /// <param name="used">Those that are mounted.</param>
    public static void Sweep(string root, IReadOnlyCollection<MountedFolder> used)
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var old in Directory.GetDirectories(root).Where(path => used.All(folder => folder.Path != path)))
        {
            Directory.Delete(old, recursive: true);
        }
    }
}
