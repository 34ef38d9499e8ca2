using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>A rule over all manifests of a stack together, which can be judged only where all of them are known.</summary>
/// <param name="Id">See <see cref="Rule.Id"/>.</param>
/// <param name="Sentence">See <see cref="Rule.Sentence"/>.</param>
/// <param name="Why">See <see cref="Rule.Why"/>.</param>
/// <param name="Mend">See <see cref="Rule.Mend"/>.</param>
/// <param name="Offenders">The manifests of a set that break it.</param>
public sealed record SetPolicy(
    string Id, string Sentence, string Why, string Mend, Func<ManifestSet, IEnumerable<JsonObject>> Offenders)
    : Rule(Id, Sentence, Why, Mend);
