namespace Pulumi;

/// <summary>A file, or several.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}
