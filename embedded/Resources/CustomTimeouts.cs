namespace Pulumi;

/// <summary>How long the operations on a resource may take.</summary>
public sealed class CustomTimeouts
{
    /// <summary>To create it.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>To update it.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>To delete it.</summary>
    public TimeSpan? Delete { get; set; }
}
