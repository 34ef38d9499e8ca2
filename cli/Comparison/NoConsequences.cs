using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>A difference that nobody is about to carry out, as between two stacks: it causes nothing.</summary>
internal sealed class NoConsequences : IConsequences
{
    /// <inheritdoc />
    public bool NeedReplacement(PlannedResource resource, ImmutableArray<FieldChange> fields) => false;

    /// <inheritdoc />
    public string? Of(ChangeKind kind, PlannedResource resource, ImmutableArray<FieldChange> fields) => null;
}
