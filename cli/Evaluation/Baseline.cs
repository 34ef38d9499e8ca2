namespace Todo.Cli.Evaluation;

/// <summary>What a preview compares with.</summary>
/// <param name="Plan">The plan that was carried out; <see langword="null"/> when nothing is there.</param>
/// <param name="Description">What that is, for people.</param>
internal sealed record Baseline(Plan? Plan, string Description)
{
    /// <summary>Nothing, and why.</summary>
    internal static Baseline Nothing(string reason) => new(null, $"nothing, as {reason}");
}
