namespace Todo.Infra.Policies;

/// <summary>A manifest that breaks a rule.</summary>
/// <param name="Manifest">Its kind and name, such as <c>Deployment backend</c>.</param>
/// <param name="Rule">The rule.</param>
public sealed record PolicyViolation(string Manifest, string Rule)
{
    /// <inheritdoc />
    public override string ToString() => $"{Manifest} breaks the rule: {Rule}";
}
