namespace Pulumi;

/// <summary>An argument of a resource: a plain value, or the output of another resource.</summary>
public class Input<T> : IInput
{
    private protected Input(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    private protected Output<T> Value { get; set; }

    IOutput IInput.ToOutput() => Value;

    /// <summary>Takes a plain value.</summary>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>Takes an output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>Gives the output that the input stands for.</summary>
    public static implicit operator Output<T>(Input<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Value;
    }
}
