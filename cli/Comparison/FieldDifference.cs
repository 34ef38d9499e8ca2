namespace Todo.Cli.Comparison;

/// <summary>A field that differs between two plans.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Before">Its value in the one; <see langword="null"/> when it is not there.</param>
/// <param name="After">Its value in the other; <see langword="null"/> when it is not there.</param>
internal sealed record FieldDifference(string Path, FieldValue? Before, FieldValue? After);
