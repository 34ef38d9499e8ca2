using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>A rule that every manifest of the application has to pass, whatever the others are.</summary>
/// <param name="Id">See <see cref="Rule.Id"/>.</param>
/// <param name="Sentence">See <see cref="Rule.Sentence"/>.</param>
/// <param name="Why">See <see cref="Rule.Why"/>.</param>
/// <param name="Mend">See <see cref="Rule.Mend"/>.</param>
/// <param name="AppliesTo">Which manifests it is about.</param>
/// <param name="IsKept">Whether a manifest keeps it.</param>
public sealed record Policy(
    string Id, string Sentence, string Why, string Mend, Func<JsonObject, bool> AppliesTo, Func<JsonObject, bool> IsKept)
    : Rule(Id, Sentence, Why, Mend);
