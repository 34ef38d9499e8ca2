namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A named volume, or a folder of this machine, inside a container.</summary>
/// <param name="Source">The name of the volume, or the absolute path of the folder.</param>
/// <param name="Target">Where the container sees it.</param>
/// <param name="ReadOnly">Whether the container cannot write it.</param>
internal sealed record ComposeMount(string Source, string Target, bool ReadOnly)
{
    /// <summary>As Compose says what kind the source is.</summary>
    public string Type => Path.IsPathRooted(Source) ? "bind" : "volume";
}
