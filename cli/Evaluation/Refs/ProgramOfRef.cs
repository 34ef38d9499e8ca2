using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Evaluation.Refs;

/// <summary>
/// The program as it was in a commit: checked out and built aside, in a folder that goes with it. It alone knows what it made of its
/// settings, so it is asked for its plan.
/// </summary>
internal sealed class ProgramOfRef : IAsyncDisposable
{
    /// <summary>The verb by which a program is asked; it is in no help.</summary>
    internal const string Verb = "plan";

    private const int ShownLines = 12;

    private readonly IProcessRunner _processes;
    private readonly GitRepository _repository;
    private readonly Action<string> _progress;
    private readonly string _reference;
    private readonly string _temporary;
    private string _project = "";
    private string _commit = "";

    private ProgramOfRef(IProcessRunner processes, string folder, string reference, Action<string> progress)
    {
        (_processes, _reference, _progress) = (processes, reference, progress);
        _repository = new GitRepository(processes, folder);
        _temporary = Directory.CreateTempSubdirectory("todo-ref-").FullName;
    }

    private string Title => $"{_reference} ({_commit[..8]})";

    private string Aside => Path.Combine(_temporary, "tree");

    /// <summary>Builds it.</summary>
    /// <param name="processes">Runs <c>git</c> and <c>dotnet</c>.</param>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="reference">A branch, a tag, or anything else that names a commit.</param>
    /// <param name="progress">Gets a line at each step.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="UserError">There is no such commit, or its program cannot be built.</exception>
    internal static async Task<ProgramOfRef> BuildAsync(
        IProcessRunner processes, string folder, string reference, Action<string> progress, CancellationToken cancellation)
    {
        var program = new ProgramOfRef(processes, folder, reference, progress);
        try
        {
            await program.BuildAsync(cancellation);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a stack was by it; nothing when it had no such stack.</summary>
    /// <exception cref="UserError">It refuses its settings, or cannot write a plan.</exception>
    internal async Task<Baseline> BaselineOfAsync(string stack, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(_project, $"Pulumi.{stack}.yaml")))
        {
            return Baseline.Nothing($"{Title} has no stack {stack}");
        }

        _progress($"Asking it for the plan of stack {stack} ...");
        var written = await DotnetAsync(["run", "--no-build", "--project", "cli", "--", Verb, "--stack", stack], cancellation);
        if (written.Succeeded && Plan.FromJson(written.Output) is { } plan)
        {
            return new Baseline(plan, Title);
        }

        // What the program says of its own accord begins with this; an old one does not know the verb, which the parser says.
        var refusal = written.ErrorsOnly().Lines.SkipWhile(line => !line.StartsWith("error:", StringComparison.Ordinal)).ToList();
        throw new UserError(
            ExitCodes.Failed,
            !written.Succeeded && refusal.Count > 0
                ? $"The program of {Title} refuses its own stack {stack}:\n{string.Join('\n', refusal.Select(line => $"  {line}"))}\n"
                    + "Compare with a commit whose settings it takes, or with the last up: --against last"
                : $"The program of {Title} cannot write a plan that this version reads: it is too old.\n"
                    + $"Compare with a later commit: one whose `./todo {Verb}` writes JSON. Or with the last up: --against last");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Aside))
        {
            await _repository.RemoveAsync(Aside);
        }

        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        _commit = await _repository.CommitOfAsync(_reference, cancellation);
        _progress($"Checking out {Title} aside ...");
        _project = await _repository.CheckOutAsync(_commit, Aside, cancellation);
        if (!Directory.Exists(Path.Combine(_project, "cli")))
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{Title} has no companion: there is no folder cli in it that could write a plan.\n"
                + "Compare with a later commit, or with the last up: --against last");
        }

        _progress("Building its program, which takes about a minute ...");
        var built = await DotnetAsync(
            ["build", "cli", "--nologo", "--verbosity", "quiet", "--disable-build-servers"], cancellation);
        if (!built.Succeeded)
        {
            throw new UserError(
                built.IsMissing ? ExitCodes.WrongUse : ExitCodes.Failed,
                $"The program of {Title} cannot be built here:\n{built.Tail(ShownLines)}\n"
                + "Compare with a commit that builds, or with the last up: --against last");
        }
    }

    private Task<ProcessResult> DotnetAsync(string[] arguments, CancellationToken cancellation) =>
        _processes.RunAsync(new ProcessCall("dotnet", [.. arguments]) { Folder = _project }, null, cancellation);
}
