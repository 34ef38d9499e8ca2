namespace Pulumi;

/// <summary>Marks an output of a resource, and may give it its name on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name; the property's own if there is none.</summary>
    public string? Name { get; } = name;
}
