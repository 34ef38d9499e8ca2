using Todo.Cli.Errors;
using Todo.Infra.Settings;

namespace Todo.Cli.Settings;

/// <summary>
/// <c>Pulumi.&lt;stack&gt;.yaml</c>: reads a stack's settings without Pulumi, so that the same files serve both ways to run.
/// </summary>
public static class StackFile
{
    private const string ConfigKeyName = "config";

    // Values that live in Pulumi's cloud.
    private static readonly string[] EnvironmentKeys = ["environment", "mainEnvironment"];

    private static readonly string[] Keys =
    [
        ConfigKeyName, StackSecrets.SaltKey, StackSecrets.ProviderKey, StackSecrets.EncryptedKeyKey, .. EnvironmentKeys,
    ];

    /// <summary>What is configured for a stack: its own values, decrypted, and the project's defaults.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack's name, such as <c>local</c>.</param>
    /// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
    /// <exception cref="UserError">There is no such stack, or its file has mistakes; they are reported together.</exception>
    public static StackConfig Read(ProjectFile project, string stack, Func<string, string?> environment)
    {
        var mistakes = new FileMistakes(ProjectFile.StackFileName(stack));
        var file = YamlMapping.Known(YamlFile.Read(project.StackFilePath(stack), mistakes), Keys, mistakes);
        RefuseEnvironments(file, mistakes);
        var secrets = new StackSecrets(stack, file, mistakes, environment);
        var values = new StackValues(project.Name, stack, secrets, mistakes);
        values.Read(file.GetValueOrDefault(ConfigKeyName));
        values.Check(project.Declarations);
        mistakes.ThrowIfAny();
        return values.ToConfig(project.Declarations);
    }

    private static void RefuseEnvironments(IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes)
    {
        foreach (var entry in EnvironmentKeys.Where(file.ContainsKey).Select(key => file[key]))
        {
            mistakes.Add(
                entry.Line,
                $"{entry.Name} takes values from Pulumi's cloud, which cannot be read without Pulumi",
                $"values under {ConfigKeyName}, when Pulumi is not used");
        }
    }
}
