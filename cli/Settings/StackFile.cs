using Todo.Cli.Errors;
using Todo.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary><c>Pulumi.&lt;stack&gt;.yaml</c>, read without Pulumi, so that the same files serve both ways to run.</summary>
public static class StackFile
{
    private static readonly string[] CloudKeys = ["environment", "mainEnvironment"];

    private static readonly string[] Keys =
        [ConfigReader.Key, StackSecrets.SaltKey, StackSecrets.ProviderKey, StackSecrets.EncryptedKeyKey, .. CloudKeys];

    /// <summary>What is configured for a stack: its own values, decrypted, and the project's for the keys that it leaves out.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack's name, such as <c>local</c>.</param>
    /// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
    /// <exception cref="UserError">There is no such stack, or its file has mistakes; they are reported together.</exception>
    public static StackConfig Read(ProjectFile project, string stack, Func<string, string?> environment)
    {
        var mistakes = new FileMistakes(ProjectFile.StackFileName(stack));
        var file = FileOf(YamlFile.Read(project.StackFilePath(stack), mistakes), mistakes);
        var secrets = new StackSecrets(stack, file, mistakes, environment);
        return ConfigOf(project, file, secrets, secrets.Decrypt, mistakes);
    }

    /// <summary>The top of a file; what only Pulumi can read of it is a mistake.</summary>
    internal static Dictionary<string, YamlEntry> FileOf(YamlMappingNode root, FileMistakes mistakes)
    {
        var file = YamlMapping.Known(root, Keys, mistakes);
        foreach (var entry in CloudKeys.Where(file.ContainsKey).Select(key => file[key]))
        {
            mistakes.Add(
                entry.Line,
                $"{entry.Name} takes values from Pulumi's cloud, which cannot be read without Pulumi",
                $"values under {ConfigReader.Key}, when Pulumi is not used");
        }

        return file;
    }

    /// <summary>What is configured by a file, its secrets decrypted or not.</summary>
    internal static StackConfig ConfigOf(
        ProjectFile project,
        IReadOnlyDictionary<string, YamlEntry> file,
        StackSecrets secrets,
        Func<string, long, string, string?> decrypt,
        FileMistakes mistakes)
    {
        var values = new ConfigReader(project.Name, mistakes, decrypt).Read(YamlMapping.Entries(file, ConfigReader.Key, mistakes));
        return mistakes.OrThrow(new StackConfig(project.Fallbacks.SetItems(values), secrets.Keys));
    }
}
