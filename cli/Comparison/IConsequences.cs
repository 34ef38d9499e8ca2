using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What a target makes of changes.</summary>
internal interface IConsequences
{
    /// <summary>Whether a resource cannot be changed in place, but is deleted and made anew.</summary>
    bool NeedReplacement(PlannedResource resource, ImmutableArray<FieldChange> fields);

    /// <summary>Whether a resource is protected from what would happen to it.</summary>
    bool Refuse(ChangeKind kind, PlannedResource before) => false;

    /// <summary>What a change causes to what runs and to data, in words; <see langword="null"/> for nothing that is noticed.</summary>
    string? Of(ChangeKind kind, PlannedResource resource, ImmutableArray<FieldChange> fields);
}
