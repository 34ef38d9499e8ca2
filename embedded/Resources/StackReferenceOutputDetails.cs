namespace Pulumi;

/// <summary>An output of another stack: one of the two values is set, if there is such an output.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value, if it is not secret.</summary>
    public object? Value { get; set; }

    /// <summary>The value, if it is secret.</summary>
    public object? SecretValue { get; set; }
}
