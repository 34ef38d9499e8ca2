using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Targets.Docker;
using Todo.Infra;
using Todo.Tests.Infra;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// A stack of one service more than the application has, on the real Docker: what its description says is all that it takes.
/// </summary>
[TestFixture]
[EndToEnd]
internal sealed class FourthServiceTests
{
    private const string Stack = "fourth";
    private const int Port = 30182;

    private static readonly string[] Services = ["backend", "database", "frontend", "sweeper"];

    private TemporaryFolder _project = null!;

    [SetUp]
    public void MakeProject()
    {
        _project = new TemporaryFolder();
        _project.Write("Pulumi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.local.yaml")).TrimEnd();
        _project.Write($"Pulumi.{Stack}.yaml", $"{settings}\n  todo:nodePort: {Port}\n  todo:sweeper:\n    memoryLimit: 128Mi\n");
        _project.Write("app-images/sweeper/Dockerfile", Dockerfile("debian:trixie-slim"));
        _project.Write("app-images/sweeper/Dockerfile.closed", Dockerfile("todo-debian:trixie"));
        foreach (var folder in new[] { "backend", "base", "database", "frontend" })
        {
            var images = Path.Combine(_project.Path, "app-images", folder);
            Directory.CreateSymbolicLink(images, Path.Combine(Repository.Root, "app-images", folder));
        }
    }

    [TearDown]
    public async Task DeleteProject()
    {
        await RunAsync("down", "--delete-data", "--yes");
        _project.Dispose();
    }

    [Test]
    public async Task It_comes_up_with_the_others_and_goes_with_them()
    {
        var up = await RunAsync("up", "--yes");
        var status = await RunAsync("status", "--json");
        var down = await RunAsync("down");
        Assert.Multiple(() =>
        {
            Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Done), up.Text);
            Assert.That(up.Text, Does.Contain($"started: {string.Join(", ", Services)}.\n"));
            Assert.That(status.ExitCode, Is.EqualTo(ExitCodes.Done), status.Text);
            Assert.That(down.Text, Does.StartWith($"Took stack {Stack} down: {string.Join(", ", Services)}.\n"));
        });
    }

    private static string Dockerfile(string image) => $"ARG BASE_IMAGE={image}\nFROM ${{BASE_IMAGE}}\nCMD [\"sleep\", \"infinity\"]\n";

    private async Task<(int ExitCode, string Text)> RunAsync(string command, params string[] options)
    {
        using var writer = new StringWriter();
        var console = ConsoleFactory.Create(writer, isRedirected: true);
        var around = new Surroundings(_project.Path, VariableOf, _project.Path, Machine.This(), console, console)
        {
            Services = TodoStack.Services.Add(FourthService.Sweeper),
        };
        var exitCode = await CompanionApp.RunAsync([command, "--stack", Stack, .. options], around);
        return (exitCode, writer.ToString());
    }

    // Its state is its own; all else is as this process has it.
    private string? VariableOf(string name) =>
        name == "XDG_STATE_HOME" ? Path.Combine(_project.Path, "state") : Environment.GetEnvironmentVariable(name);
}
