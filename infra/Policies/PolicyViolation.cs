namespace Todo.Infra.Policies;

/// <summary>A manifest that breaks a rule.</summary>
/// <param name="Manifest">Its kind and name, such as <c>Deployment backend</c>.</param>
/// <param name="Rule">The rule.</param>
public sealed record PolicyViolation(string Manifest, Rule Rule)
{
    /// <summary>What is broken, and what mends it, in one line.</summary>
    public override string ToString() => $"{Manifest} breaks the rule {Rule.Id}: {Rule.Sentence}. {Rule.Mend}";
}
