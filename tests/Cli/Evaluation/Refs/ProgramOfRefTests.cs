using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Evaluation.Refs;
using Todo.Cli.Processes;
using Todo.Tests.Cli.Targets.Docker;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Evaluation.Refs;

/// <summary>The real Git in a repository of the test's own, and a <c>dotnet</c> that is played.</summary>
[TestFixture]
internal sealed class ProgramOfRefTests
{
    private readonly ProcessRunner _git = new();
    private readonly List<string> _progress = [];
    private readonly List<string> _folders = [];
    private TemporaryFolder _folder = null!;
    private PlayedMachine _machine = null!;

    private string Commit { get; set; } = "";

    [SetUp]
    public async Task Repository()
    {
        _folder = new TemporaryFolder();
        _folder.Write("infra/cli/Cli.csproj", "<Project />\n");
        _folder.Write("infra/Pulumi.local.yaml", "config: {}\n");
        _machine = new PlayedMachine();
        _machine.On("git", (call, cancellation) => _git.RunAsync(call, null, cancellation));
        _machine.On("dotnet build", (call, _) =>
        {
            _folders.Add(call.Folder!);
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });
        await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("add", ".");
        await GitAsync("commit", "--quiet", "--message", "first");
        Commit = (await GitAsync("rev-parse", "HEAD"))[..8];
    }

    [TearDown]
    public void DeleteFolder()
    {
        Assert.That(_folders.Where(Directory.Exists), Is.Empty, "nothing is left aside");
        Assert.That(Directory.Exists(Path.Combine(_folder.Path, ".git", "worktrees")), Is.False, "Git remembers nothing aside");
        _folder.Dispose();
        _progress.Clear();
        _folders.Clear();
    }

    [Test]
    public async Task It_is_built_aside_and_asked_for_its_plan()
    {
        var plan = await Stacks.EvaluateAsync("local");
        _machine.On("dotnet run --no-build --project cli -- plan --stack local", plan.ToJson());
        var baseline = await BaselineAsync("main");
        Assert.That((baseline.Plan!.ToJson(), baseline.Description), Is.EqualTo((plan.ToJson(), $"main ({Commit})")));
        Assert.That(_folders.Single(), Does.EndWith(Path.Combine("tree", "infra")), "in the folder of the project");
        Assert.That(_progress, Is.EqualTo(new[]
        {
            $"Checking out main ({Commit}) aside ...",
            "Building its program, which takes about a minute ...",
            "Asking it for the plan of stack local ...",
        }));
    }

    [Test]
    public async Task A_stack_that_it_does_not_have_is_nothing() => Assert.That(
        await BaselineAsync("main", "other"), Is.EqualTo(Baseline.Nothing($"main ({Commit}) has no stack other")));

    [Test]
    public void An_old_program_cannot_write_a_plan()
    {
        _machine.On("dotnet run", 2, "'plan' was not matched.", "Unrecognized command or argument 'plan'.");
        Refuses("main", ExitCodes.Failed, $"""
            The program of main ({Commit}) cannot write a plan that this version reads: it is too old.
            Compare with a later commit: one whose `./todo plan` writes JSON. Or with the last up: --against last
            """);
    }

    [Test]
    public void What_it_writes_may_be_no_plan()
    {
        _machine.On("dotnet run", "{}");
        Refuses("main", ExitCodes.Failed, $"""
            The program of main ({Commit}) cannot write a plan that this version reads: it is too old.
            Compare with a later commit: one whose `./todo plan` writes JSON. Or with the last up: --against last
            """);
    }

    [Test]
    public void It_may_refuse_its_own_settings()
    {
        _machine.On("dotnet run", 2, "noise of the build", "error: 1 mistake in the settings", "  todo:version is not set");
        Refuses("main", ExitCodes.Failed, $"""
            The program of main ({Commit}) refuses its own stack local:
              error: 1 mistake in the settings
                todo:version is not set
            Compare with a commit whose settings it takes, or with the last up: --against last
            """);
    }

    [Test]
    public void It_may_not_build()
    {
        _machine.On("dotnet build", 1, "Program.cs(1,1): error CS1002: ; expected");
        Refuses("main", ExitCodes.Failed, $"""
            The program of main ({Commit}) cannot be built here:
              Program.cs(1,1): error CS1002: ; expected
            Compare with a commit that builds, or with the last up: --against last
            """);
    }

    [TestCase("no-such-branch")]
    [TestCase("--help")]
    public void A_commit_that_is_not_there_is_one_error(string reference) => Refuses(reference, ExitCodes.WrongUse, $"""
        There is no {reference} to compare with.
            allowed: last, cluster, or a commit that this clone has: a branch, a tag, a hash, HEAD~1
            run:     git branch --all, to see the branches; git fetch --unshallow origin, where the clone is a shallow one
        """);

    [Test]
    public void Without_Git_it_is_one_error()
    {
        _machine.Lacks("git");
        Refuses("main", ExitCodes.WrongUse, """
            There is no main to compare with: git is not installed, and this compares with a commit.
                allowed: last, cluster
                run:     install git, or the same command with --against last
            """);
    }

    [Test]
    public void In_no_repository_it_is_one_error()
    {
        _machine.On("git rev-parse --git-dir", 128, "fatal: not a git repository");
        Refuses("main", ExitCodes.WrongUse, $"""
            There is no main to compare with: {Path.Combine(_folder.Path, "infra")} is in no Git repository.
                allowed: last, cluster
                run:     the same command with --against last
            """);
    }

    [Test]
    public void What_Git_refuses_is_told()
    {
        _machine.On($"git -c core.hooksPath=", 128, "fatal: Unable to create '.git/index.lock': File exists.");
        Refuses("main", ExitCodes.Failed, $"""
            Git does not check out {Commit} aside; nothing of your files was touched. It says:
              fatal: Unable to create '.git/index.lock': File exists.
            When that is mended, run the same command again. Without Git: --against last
            """);
    }

    [Test]
    public void A_build_that_is_stopped_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        _machine.On("dotnet build", async (call, cancellation) =>
        {
            _folders.Add(call.Folder!);
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            return PlayedMachine.Succeeded("");
        });
        Assert.That(async () => await BuildAsync("main", stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var call = new ProcessCall("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", .. arguments]) { Folder = _folder.Path };
        var done = await _git.RunAsync(call, null, CancellationToken.None);
        Assert.That(done.Succeeded, done.Text);
        return done.Output;
    }

    private async Task<Baseline> BaselineAsync(string reference, string stack = "local")
    {
        await using var program = await BuildAsync(reference, CancellationToken.None);
        return await program.BaselineOfAsync(stack, CancellationToken.None);
    }

    private Task<ProgramOfRef> BuildAsync(string reference, CancellationToken cancellation) => ProgramOfRef.BuildAsync(
        _machine.Machine.Processes, Path.Combine(_folder.Path, "infra"), reference, _progress.Add, cancellation);

    private void Refuses(string reference, int exitCode, string message)
    {
        var error = Assert.ThrowsAsync<UserError>(() => BaselineAsync(reference));
        Assert.That((error.ExitCode, error.Message), Is.EqualTo((exitCode, message)));
    }
}
