namespace Todo.Infra.Policies;

/// <summary>What is asked of manifests, as people are told it.</summary>
/// <param name="Id">Its name, which never changes: <c>run-as-non-root</c>. Exceptions name it.</param>
/// <param name="Sentence">The rule as a sentence about what it is applied to: <c>runs as a user other than root</c>.</param>
/// <param name="Why">What goes wrong without it, in one short sentence; with its source where a standard asks for it.</param>
/// <param name="Mend">What to write where, for a manifest that breaks it: one short sentence.</param>
public record Rule(string Id, string Sentence, string Why, string Mend);
