namespace Pulumi;

/// <summary>Gives an argument its name on the wire.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;

    /// <summary>Whether the value is sent as JSON text, as providers want it.</summary>
    internal bool Json { get; } = json;
}
