using System.Collections.Immutable;
using Todo.Cli.Processes;

namespace Todo.Tests.EndToEnd;

/// <summary>A stranger clones the repository and types what README.md says, from the first command to the last.</summary>
[TestFixture]
[EndToEnd]
internal sealed class ReadmeTests
{
    private const string Project = "todo-local";

    private readonly ProcessRunner _processes = new();
    private TemporaryFolder _home = null!;

    private string Clone => Path.Combine(_home.Path, "clone");

    [SetUp]
    public async Task CloneRepository()
    {
        await RefuseToDisturbAsync();
        _home = new TemporaryFolder();
        await SucceedAsync(new ProcessCall("git", "clone", "--quiet", Repository.Root, Clone));
    }

    [TearDown]
    public async Task LeaveNothing()
    {
        if (_home is not null)
        {
            await RunAsync(new ProcessCall("bash", "-c", "./todo down --delete-data --yes; minikube delete") { Folder = Clone });
            _home.Dispose();
        }
    }

    [Test]
    public async Task Its_commands_work_word_for_word_in_their_order()
    {
        // What installs Docker asks first; here nobody sits at a terminal.
        var typed = Readme.CommandsForHere().Select(command => command == "dotnet run --project cli -- up" ? $"{command} --yes" : command);
        var script = string.Join('\n', typed.SelectMany(command => new[] { $"printf '%s\\n' {Quote($"$ {command}")}", command }));
        await SucceedAsync(new ProcessCall("bash", "-euo", "pipefail", "-c", script) { Folder = Clone });
    }

    // The page's stack is called local, as the developer's own may be.
    private async Task RefuseToDisturbAsync()
    {
        var listed = await _processes.RunAsync(
            new ProcessCall("docker", "ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={Project}"),
            null,
            CancellationToken.None);
        if (listed.Output.Trim().Length > 0)
        {
            Assert.Ignore("the stack local is up on this machine, and the page's commands would take it down: ./todo down");
        }
    }

    private async Task SucceedAsync(ProcessCall call)
    {
        var result = await RunAsync(call);
        Assert.That(result.Succeeded, $"exit code {result.ExitCode}; its last lines:\n{result.Tail(40)}");
    }

    // A stranger's home: nothing of ours but the packages that were restored before, and the cluster's tools where they are.
    private Task<ProcessResult> RunAsync(ProcessCall call)
    {
        var tools = Repository.Shared("cluster");
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var variables = ImmutableDictionary<string, string?>.Empty
            .Add("HOME", _home.Path)
            .Add("XDG_STATE_HOME", Path.Combine(_home.Path, "state"))
            .Add("KUBECONFIG", Path.Combine(_home.Path, "kubeconfig"))
            .Add("NUGET_PACKAGES", packages)
            .Add("DOTNET_CLI_HOME", _home.Path)
            .Add("TODO_E2E", null)
            .Add("PATH", $"{tools}:{Environment.GetEnvironmentVariable("PATH")}");
        var script = $"PATH=\"$({Quote(Path.Combine(tools, "cluster"))} path):$PATH\" exec \"$@\"";
        return _processes.RunAsync(
            new ProcessCall("bash", ["-c", script, "bash", call.Program, .. call.Arguments])
            {
                Folder = call.Folder,
                Variables = variables,
            },
            TestContext.Progress.WriteLine,
            CancellationToken.None);
    }

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
