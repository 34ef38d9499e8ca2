namespace Todo.Infra.Settings;

/// <summary>One mistake in a stack's settings.</summary>
/// <param name="Key">The full key, with the path inside an object: <c>todo:backend.replicas</c>.</param>
/// <param name="Problem">What is there, and why it cannot stay. Never the value of a secret.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Mend">What mends it.</param>
public sealed record SettingsMistake(string Key, string Problem, string Allowed, SettingsMend Mend)
{
    /// <summary>The mistake in three lines.</summary>
    public override string ToString() => $"{Key} {Problem}\n    allowed: {Allowed}\n    run:     {Mend.Command}";
}
