using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>A rule that every manifest of the application has to pass.</summary>
/// <param name="Rule">The rule as a sentence about what it is applied to: <c>runs as a user other than root</c>.</param>
/// <param name="Mend">What to write where, for a manifest that breaks it: one short sentence.</param>
/// <param name="AppliesTo">Which manifests it is about.</param>
/// <param name="IsKept">Whether a manifest keeps it.</param>
public sealed record Policy(string Rule, string Mend, Func<JsonObject, bool> AppliesTo, Func<JsonObject, bool> IsKept);
