using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What happens to one resource, and what that causes.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Resource">The resource as it will be, or as it was when it is deleted.</param>
/// <param name="Fields">What changes in it.</param>
/// <param name="Consequence">What that causes to pods and data; <see langword="null"/> for nothing.</param>
internal sealed record ResourceChange(ChangeKind Kind, PlannedResource Resource, ImmutableArray<FieldChange> Fields, string? Consequence);
