namespace Pulumi;

/// <summary>A name that a resource had before; what is not set is as it is now.</summary>
public sealed class Alias
{
    /// <summary>The whole former URN; nothing else may be set then.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether there was no parent.</summary>
    public bool NoParent { get; set; }
}
