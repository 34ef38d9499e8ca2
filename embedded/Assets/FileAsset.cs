namespace Pulumi;

/// <summary>A file at a path.</summary>
public sealed class FileAsset : Asset
{
    /// <summary>The file at that path.</summary>
    public FileAsset(string path) => Path = path;

    internal string Path { get; }
}
