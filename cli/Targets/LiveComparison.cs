using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets;

/// <summary>What of a stack a target has, and what it would have after the next <c>up</c>, both as the target itself tells it.</summary>
/// <param name="Before">What there is.</param>
/// <param name="After">What there would be.</param>
internal sealed record LiveComparison(Baseline Before, Plan After);
