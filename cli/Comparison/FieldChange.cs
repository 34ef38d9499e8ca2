namespace Todo.Cli.Comparison;

/// <summary>A field whose value is another one. Neither text is ever that of a secret.</summary>
/// <param name="Path">Where it is, such as <c>spec.template.spec.containers[backend].image</c>.</param>
/// <param name="Before">As it was; <see langword="null"/> when it was not there.</param>
/// <param name="After">As it will be; <see langword="null"/> when it will not be there.</param>
internal sealed record FieldChange(string Path, string? Before, string? After);
