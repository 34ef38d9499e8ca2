using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What happens to one resource, and what that causes.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Resource">The resource as it will be, or as it was when it is deleted.</param>
/// <param name="Fields">What changes in it.</param>
/// <param name="Consequence">What that causes to pods and data; <see langword="null"/> for nothing.</param>
internal sealed record ResourceChange(ChangeKind Kind, PlannedResource Resource, ImmutableArray<FieldChange> Fields, string? Consequence)
{
    /// <summary>The path that stands for the resource as a whole.</summary>
    internal const string Whole = "";

    /// <summary>Why each field changes, by its path; <see langword="null"/> when that is not known.</summary>
    internal ImmutableSortedDictionary<string, ImmutableArray<Cause>>? CausesByField { get; init; }

    /// <summary>Why it changes: every cause once; none when that is not known.</summary>
    internal ImmutableArray<Cause> Causes =>
        CausesByField is null ? [] : Cause.InOrder(CausesByField.Values.SelectMany(causes => causes));

    /// <summary>What it is called: its kind, and its name in the cluster where it is an object there.</summary>
    internal string Title
    {
        get
        {
            var type = Resource.Type.Split(':')[^1];
            return Resource.IsManifest ? $"{type} {Resource.Inputs["metadata"]?["name"]}" : $"{type} {Resource.Name}";
        }
    }

    /// <summary>Whether it counts: a component is a name for what is in it, which counts itself.</summary>
    internal bool IsResource => !Resource.Type.StartsWith("todo:component:", StringComparison.Ordinal);

    /// <summary>Why a field changes; none when that is not known.</summary>
    internal ImmutableArray<Cause> CausesAt(FieldChange field) =>
        CausesByField?.GetValueOrDefault(field.Path) is { IsDefault: false } causes ? causes : [];
}
