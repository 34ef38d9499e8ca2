namespace Todo.Cli.Comparison;

/// <summary>The value of a field.</summary>
/// <param name="Text">What is shown of it.</param>
/// <param name="Identity">What tells it from another; it may hold a secret, and is never shown.</param>
internal readonly record struct FieldValue(string Text, string Identity)
{
    /// <summary>What an identity begins with that is no text's: a number and a text of the same digits are two values.</summary>
    internal const char NoText = '\0';

    /// <summary>Whether the value is a text.</summary>
    internal bool IsText => Identity.Length == 0 || Identity[0] != NoText;
}
