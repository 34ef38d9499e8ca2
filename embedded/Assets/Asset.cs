namespace Pulumi;

/// <summary>A file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset()
    {
    }
}
