using NUnit.Framework;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Settings;
using Todo.Infra.Settings;

namespace Todo.Tests.Cli.Settings;

/// <summary>A folder with settings files, for one test.</summary>
internal sealed class SettingsFolder : IDisposable
{
    private readonly Dictionary<string, string?> environment = [];

    public SettingsFolder() => Project("name: todo\nruntime: dotnet\nmain: infra\n");

    public string Location { get; } = Directory.CreateTempSubdirectory("todo-settings-").FullName;

    public SettingsFolder Project(string yaml) => File(ProjectFile.FileName, yaml);

    public SettingsFolder Stack(string yaml, string name = "local") => File($"Pulumi.{name}.yaml", yaml);

    public SettingsFolder File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(Location, name), text);
        return this;
    }

    public SettingsFolder Variable(string name, string value)
    {
        environment[name] = value;
        return this;
    }

    public SettingsFolder Passphrase(string passphrase) => Variable("PULUMI_CONFIG_PASSPHRASE", passphrase);

    /// <summary>As on a machine where the Pulumi CLI is installed; otherwise it is not, whatever this machine has.</summary>
    public SettingsFolder WithPulumi() => Variable("PULUMI_HOME", "/opt/pulumi");

    public StackConfig Read(string stack = "local") =>
        StackFile.Read(ProjectFile.Find(Location), stack, environment.GetValueOrDefault);

    /// <summary>The value that a program gets for the key <c>todo:x</c>.</summary>
    public string? ReadX() => Read().Values.GetValueOrDefault("todo:x");

    /// <summary>The whole error of reading a stack.</summary>
    public string Mistake(string stack = "local")
    {
        var error = Assert.Throws<UserError>(() => Read(stack))!;
        Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.WrongUse));
        return error.Message;
    }

    public void Dispose() => Directory.Delete(Location, recursive: true);
}
