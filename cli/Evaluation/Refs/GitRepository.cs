using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Evaluation.Refs;

/// <summary>The Git repository of the project.</summary>
/// <param name="processes">Runs <c>git</c>.</param>
/// <param name="folder">The folder of the project.</param>
internal sealed class GitRepository(IProcessRunner processes, string folder)
{
    private const int ShownLines = 8;

    /// <summary>The commit that a branch, tag or anything else names.</summary>
    /// <exception cref="UserError">There is no Git, no repository or no such commit.</exception>
    internal async Task<string> CommitOfAsync(string reference, CancellationToken cancellation)
    {
        if (await RunAsync(["rev-parse", "--git-dir"], cancellation) is { Succeeded: false } none)
        {
            throw none.IsMissing
                ? Refused(
                    reference,
                    "git is not installed, and this compares with a commit",
                    "install git, or the same command with --against last")
                : Refused(reference, $"{folder} is in no Git repository", "the same command with --against last");
        }

        var found = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}"], cancellation);
        return found.Succeeded ? found.Output.Trim() : throw new UserError(
            ExitCodes.WrongUse,
            $"There is no {reference} to compare with.\n"
            + "    allowed: last, cluster, or a commit that this clone has: a branch, a tag, a hash, HEAD~1\n"
            + "    run:     git branch --all, to see the branches; git fetch --unshallow origin, where the clone is a shallow one");
    }

    /// <summary>Checks a commit out into a folder that is not there yet.</summary>
    /// <returns>The folder of the project in it.</returns>
    /// <exception cref="UserError">Git refuses to.</exception>
    internal async Task<string> CheckOutAsync(string commit, string aside, CancellationToken cancellation)
    {
        var prefix = (await RunAsync(["rev-parse", "--show-prefix"], cancellation)).Output.Trim().TrimEnd('/');
        // Hooks are for whoever works in a folder, which nobody does in this one.
        var added = await RunAsync(
            ["-c", $"core.hooksPath={Path.Combine(aside, "none")}", "worktree", "add", "--quiet", "--detach", aside, commit], cancellation);
        return added.Succeeded ? Path.GetFullPath(Path.Combine(aside, prefix)) : throw new UserError(
            ExitCodes.Failed,
            $"Git does not check out {commit[..8]} aside; nothing of your files was touched. It says:\n{added.Tail(ShownLines)}\n"
            + "When that is mended, run the same command again. Without Git: --against last");
    }

    /// <summary>Forgets a folder that was checked out, as far as it can: the folder itself is deleted by whoever made it.</summary>
    internal Task RemoveAsync(string aside) => RunAsync(["worktree", "remove", "--force", "--force", aside], CancellationToken.None);

    private static UserError Refused(string reference, string why, string run) => new(
        ExitCodes.WrongUse, $"There is no {reference} to compare with: {why}.\n    allowed: last, cluster\n    run:     {run}");

    private Task<ProcessResult> RunAsync(string[] arguments, CancellationToken cancellation) =>
        processes.RunAsync(new ProcessCall("git", [.. arguments]) { Folder = folder }, null, cancellation);
}
