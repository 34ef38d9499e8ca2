using System.Collections.Immutable;

namespace Todo.Cli.Comparison;

/// <summary>Why something changes.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Name">The key of a setting, or a folder of sources; empty for the program.</param>
/// <param name="Detail">What of it; empty where there is no more to say. Never a secret.</param>
internal sealed record Cause(CauseKind Kind, string Name, string Detail)
{
    /// <summary>The program itself.</summary>
    internal static readonly Cause Program = new(CauseKind.Program, "", "");

    /// <summary>Each once, in the order in which they are told.</summary>
    internal static ImmutableArray<Cause> InOrder(IEnumerable<Cause> causes) =>
        [.. causes.Distinct().OrderBy(cause => cause.Kind).ThenBy(cause => cause.Name, StringComparer.Ordinal)];

    /// <summary>Causes as a part of a sentence.</summary>
    internal static string Because(IEnumerable<Cause> causes) => $"because of {string.Join(", ", causes)}";

    /// <summary>The cause as people read it.</summary>
    public override string ToString() =>
        Kind == CauseKind.Program ? "the program" : Detail.Length == 0 ? Name : $"{Name} ({Detail})";
}
