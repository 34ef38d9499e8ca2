namespace Todo.Infra.Policies;

/// <summary>A manifest that breaks a rule.</summary>
/// <param name="Manifest">Its kind and name, such as <c>Deployment backend</c>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Mend">What to write where to keep it.</param>
public sealed record PolicyViolation(string Manifest, string Rule, string Mend)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"{Manifest} breaks the rule: {Rule}. {Mend}";
}
