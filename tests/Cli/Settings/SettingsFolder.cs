using NUnit.Framework;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Settings;
using Todo.Infra;
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

    public StackConfig Read(string stack = "local") =>
        StackFile.Read(ProjectFile.Find(Location), stack, environment.GetValueOrDefault);

    /// <summary>What reads and writes the settings of a stack.</summary>
    public StackSettings Settings(string stack = "local") =>
        new(ProjectFile.Find(Location), stack, environment.GetValueOrDefault, [.. TodoStack.SectionsOf(TodoStack.Services)]);

    /// <summary>The text of a stack's file.</summary>
    public string Text(string stack = "local") => System.IO.File.ReadAllText(Path.Combine(Location, $"Pulumi.{stack}.yaml"));

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
