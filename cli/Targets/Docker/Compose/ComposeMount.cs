namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A named volume, or a folder of this machine, inside a container.</summary>
/// <param name="Type"><c>volume</c> or <c>bind</c>.</param>
/// <param name="Source">The name of the volume, or the absolute path of the folder.</param>
/// <param name="Target">Where the container sees it.</param>
/// <param name="ReadOnly">Whether the container cannot write it.</param>
internal sealed record ComposeMount(string Type, string Source, string Target, bool ReadOnly)
{
    /// <summary>A volume, which outlives the container.</summary>
    public static ComposeMount Volume(string name, string target, bool readOnly) => new("volume", name, target, readOnly);

    /// <summary>A folder of this machine, which the container cannot write.</summary>
    public static ComposeMount Folder(string path, string target) => new("bind", path, target, ReadOnly: true);
}
