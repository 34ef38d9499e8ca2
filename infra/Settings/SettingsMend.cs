namespace Todo.Infra.Settings;

/// <summary>The command that changes a stack's file. It is the companion's, which is there with and without the Pulumi CLI.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Key">The full key, with the path inside an object: <c>todo:backend.replicas</c>.</param>
/// <param name="Value">A value that is allowed; <see langword="null"/> takes the key out.</param>
/// <param name="IsSecret">Whether the value is a secret, which the companion asks for and encrypts.</param>
public sealed record SettingsMend(string Stack, string Key, string? Value, bool IsSecret = false)
{
    /// <summary>The command, as it is typed.</summary>
    public string Command => (Value, IsSecret) switch
    {
        (_, true) => $"./todo config set --secret {Path} --stack {Stack}",
        (null, _) => $"./todo config rm {Path} --stack {Stack}",
        _ => $"./todo config set {Path} {Value} --stack {Stack}",
    };

    private string Path => Key.Split('.', 2) switch
    {
        [var section, var inner] when inner.Contains('.', StringComparison.Ordinal) => $"--path '{section}[\"{inner}\"]'",
        [_, _] => $"--path '{Key}'",
        _ => Key,
    };
}
