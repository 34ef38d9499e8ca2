namespace Todo.Infra.Settings;

/// <summary>One mistake in a stack's settings.</summary>
/// <param name="Key">The full key, with the path inside an object: <c>todo:backend.replicas</c>.</param>
/// <param name="Problem">What is there, and why it cannot stay. Never the value of a secret.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Mend">What mends it.</param>
public sealed record SettingsMistake(string Key, string Problem, string Allowed, SettingsMend Mend)
{
    /// <summary>The mistake in three lines.</summary>
    /// <param name="byCommand">Whether it is mended by a command of the Pulumi CLI, or by hand.</param>
    public string Describe(bool byCommand)
    {
        var mend = byCommand ? $"run:     {Mend.Command}" : $"mend:    {Mend.Edit}";
        return $"{Key} {Problem}\n    allowed: {Allowed}\n    {mend}";
    }
}
