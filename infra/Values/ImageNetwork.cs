namespace Todo.Infra.Values;

/// <summary>What the image builds can reach; the setting <c>todo:network</c>. It picks the Dockerfile.</summary>
public enum ImageNetwork
{
    /// <summary>A registry of images and the package index of Python: bases are official images (<c>Dockerfile</c>).</summary>
    Open,

    /// <summary>Only Debian's and npm's packages: every base is made from Debian (<c>Dockerfile.closed</c>).</summary>
    Closed,
}
