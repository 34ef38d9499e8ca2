using Todo.Cli.Processes;

namespace Todo.Tests.EndToEnd;

/// <summary>A preview against a commit, whose program is really checked out and built aside.</summary>
[TestFixture]
[EndToEnd]
internal sealed class PreviewOfRefTests
{
    private readonly ProcessRunner _processes = new();
    private TemporaryFolder _home = null!;

    private string Clone => Path.Combine(_home.Path, "clone");

    [SetUp]
    public async Task CloneRepository()
    {
        _home = new TemporaryFolder();
        await SucceedAsync(new ProcessCall("git", "clone", "--quiet", Repository.Root, Clone));
    }

    [TearDown]
    public void DeleteClone() => _home.Dispose();

    [Test]
    public async Task A_change_that_is_not_committed_is_compared_with_the_commit_and_nothing_is_left_aside()
    {
        await File.AppendAllTextAsync(Path.Combine(Clone, "Pulumi.local.yaml"), "  todo:logLevel: INFO\n");
        var aside = Aside();
        var preview = await SucceedAsync(BuiltCompanion.Call(Clone, ["preview", "--against", "HEAD", "--target", "cluster"]));
        Assert.That(preview.Output, Does.EndWith("""
                  AppDeployment backend
                  ~ Deployment backend  (pods are replaced one after the other; no request is lost)
                      because of todo:logLevel
                      spec.template.metadata.annotations.todo/config-hash: a919511e1ed1c928 -> eba0dcd234ccc89b
                  AppConfig backend-config
                  ~ ConfigMap backend-config
                      because of todo:logLevel
                      data.LOG_LEVEL: DEBUG -> INFO
            0 to add, 2 to change, 0 to replace, 0 to delete; 24 stay as they are.

            """));
        var worktrees = await SucceedAsync(new ProcessCall("git", "worktree", "list") { Folder = Clone });
        Assert.That(worktrees.Output.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Aside(), Is.EqualTo(aside));
    }

    private static string[] Aside() => [.. Directory.GetDirectories(Path.GetTempPath(), "todo-ref-*").Order(StringComparer.Ordinal)];

    private async Task<ProcessResult> SucceedAsync(ProcessCall call)
    {
        var result = await _processes.RunAsync(
            call with { Variables = BuiltCompanion.StateIn(Path.Combine(_home.Path, "state")) },
            TestContext.Progress.WriteLine,
            CancellationToken.None);
        Assert.That(result.Succeeded, result.Text);
        return result;
    }
}
