namespace Todo.Cli.Settings;

/// <summary>The Pulumi CLI, which a mend may ask for only where it is installed.</summary>
internal static class PulumiCli
{
    /// <summary>Whether it is installed, as <c>Directory.Build.props</c> finds out.</summary>
    internal static bool IsInstalled(Func<string, string?> environment) =>
        environment("PULUMI_HOME") is { Length: > 0 }
        || ((environment("HOME") ?? environment("USERPROFILE")) is { Length: > 0 } home && Directory.Exists(Path.Combine(home, ".pulumi")));

    /// <summary>How to mend what nothing else can: the command, after installing where it is missing.</summary>
    internal static string Mend(string command, Func<string, string?> environment) => IsInstalled(environment)
        ? command
        : $"install the Pulumi CLI, as nothing else can encrypt (https://www.pulumi.com/docs/install); then {command}";
}
