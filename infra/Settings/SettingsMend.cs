namespace Todo.Infra.Settings;

/// <summary>What to change in a stack's file: a command of the Pulumi CLI, or an edit by hand where that is not installed.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Key">The full key, with the path inside an object: <c>todo:backend.replicas</c>.</param>
/// <param name="Value">A value that is allowed; <see langword="null"/> takes the key out.</param>
/// <param name="IsSecret">Whether the value is a secret, which the CLI asks for and encrypts.</param>
public sealed record SettingsMend(string Stack, string Key, string? Value, bool IsSecret = false)
{
    /// <summary>The command of the Pulumi CLI.</summary>
    public string Command => (Value, IsSecret) switch
    {
        (_, true) => $"pulumi config set --secret {Path} --stack {Stack}",
        (null, _) => $"pulumi config rm {Path} --stack {Stack}",
        _ => $"pulumi config set {Path} {Value} --stack {Stack}",
    };

    /// <summary>The same by hand.</summary>
    public string Edit => (Value, IsSecret) switch
    {
        (_, true) => $"install the Pulumi CLI, which encrypts it, then: {Command}",
        (null, _) => $"delete {Key} from Pulumi.{Stack}.yaml",
        _ when Key.Split('.', 2) is [var section, var inner] => $"in Pulumi.{Stack}.yaml, below {section}, write   {inner}: {Value}",
        _ => $"in Pulumi.{Stack}.yaml, below config, write   {Key}: {Value}",
    };

    private string Path => Key.Contains('.', StringComparison.Ordinal) ? $"--path '{Key}'" : Key;
}
