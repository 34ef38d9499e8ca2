namespace Pulumi;

/// <summary>Marks the constructor that makes an output type from its values.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
