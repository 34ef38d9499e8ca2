namespace Todo.Cli.Comparison;

/// <summary>A field whose value is another one. Neither text is ever that of a secret.</summary>
/// <param name="Path">Where it is, such as <c>spec.template.spec.containers[backend].image</c>.</param>
/// <param name="Before">As it was; <see langword="null"/> when it was not there.</param>
/// <param name="After">As it will be; <see langword="null"/> when it will not be there.</param>
internal sealed record FieldChange(string Path, string? Before, string? After)
{
    /// <summary>What stands for the value of a secret.</summary>
    internal const string Secret = "[secret]";

    /// <summary>Whether a value is hidden.</summary>
    internal bool IsSecret => Before == Secret || After == Secret;

    /// <summary>The field in one line.</summary>
    public override string ToString() => $"{Path}: {Shown(Before)} -> {Shown(After)}";

    private static string Shown(string? value) => value is null ? ValueText.None : ValueText.Of(value);
}
