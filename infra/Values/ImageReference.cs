namespace Todo.Infra.Values;

/// <summary>The name of a container image that says which content it is (OCI Distribution Specification 1.1).</summary>
public static class ImageReference
{
    /// <summary>A registry, a path, perhaps a tag, and the digest, by which the content can never change.</summary>
    public const string PinnedPattern =
        "^[a-z0-9][-.a-z0-9]*(:[0-9]{1,5})?(/[a-z0-9]+([-._][a-z0-9]+)*)+(:[A-Za-z0-9_][-.A-Za-z0-9_]{0,127})?@sha256:[0-9a-f]{64}$";
}
