namespace Pulumi;

/// <summary>An error of the program that needs no stack trace to be understood.</summary>
public class RunException : Exception
{
    /// <summary>An error with that message.</summary>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with that message and its cause.</summary>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error of a stack whose outputs are not of type <see cref="Output{T}"/>.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
        + "[Output] attributed properties must be instances of Output<T>.");
}
