using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>One Helm release that a stack wants, with what the cluster has of it.</summary>
internal sealed class StackRelease
{
    private readonly HelmCli _helm;
    private readonly PlannedRelease _wanted;
    private readonly string _stack;
    private ImmutableArray<ReleaseRevision> _history;

    private StackRelease(HelmCli helm, PlannedRelease wanted, string stack, ImmutableArray<ReleaseRevision> history) =>
        (_helm, _wanted, _stack, _history) = (helm, wanted, stack, history);

    /// <summary>What tells it from all others.</summary>
    public ReleaseName Name => NameOf(_wanted);

    /// <summary>Whether its chart is a folder of the repository: the application's own.</summary>
    public bool IsOwnChart => _wanted.IsFolder;

    /// <summary>Whether the cluster has it, whoever made it.</summary>
    public bool IsThere => !_history.IsEmpty;

    /// <summary>What tells a planned release from all others.</summary>
    public static ReleaseName NameOf(PlannedRelease wanted) => new(wanted.Namespace, wanted.Name);

    /// <summary>Reads what the cluster has of it.</summary>
    /// <exception cref="Errors.UserError">The cluster does not answer, or helm is missing.</exception>
    public static async Task<StackRelease> ReadAsync(
        HelmCli helm, PlannedRelease wanted, string stack, CancellationToken cancellation) =>
        new(helm, wanted, stack, await helm.HistoryAsync(cancellation));

    /// <summary>Brings it to what the stack wants; one that is so already is left alone.</summary>
    /// <param name="repository">The folder of the repository.</param>
    /// <param name="haveDrifted">Whether somebody has changed what the stack's own chart made.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <returns>What was done, as lines for the user.</returns>
    /// <exception cref="Errors.UserError">It cannot be made.</exception>
    public async Task<ImmutableArray<string>> BringAsync(
        string repository, Func<CancellationToken, Task<bool>> haveDrifted, CancellationToken cancellation)
    {
        var recovered = await RecoverAsync(cancellation);
        // What was brought back just now is as its revision says, whatever was there before.
        var changed = await ChangeAsync(repository, recovered is null ? haveDrifted : _ => Task.FromResult(false), cancellation);
        return [.. new[] { recovered, changed }.OfType<string>().Select(what => $"Release {_wanted.Name}: {what}")];
    }

    private async Task<string?> RecoverAsync(CancellationToken cancellation)
    {
        const string Killed = "an earlier run was killed half-way; ";
        switch (ReleaseRecovery.Of(_history))
        {
            case ReleaseRecovery.RollBack back:
                await _helm.RollBackAsync(back.Revision, cancellation);
                _history = await _helm.HistoryAsync(cancellation);
                return $"{Killed}went back to revision {back.Revision} first";
            case ReleaseRecovery.Uninstall:
                await _helm.UninstallAsync(cancellation);
                _history = [];
                return $"{Killed}took what it had made away first";
            default:
                return null;
        }
    }

    private async Task<string?> ChangeAsync(
        string repository, Func<CancellationToken, Task<bool>> haveDrifted, CancellationToken cancellation)
    {
        if (await IsAsWantedAsync(_history.LastOrDefault(), cancellation))
        {
            if (!IsOwnChart || !await haveDrifted(cancellation))
            {
                return null;
            }

            await _helm.UpgradeAsync(_wanted, repository, _stack, cancellation);
            return "put back what somebody had changed";
        }

        // A way back that Helm knows takes the templates of then, which are not on the disk any more.
        if (await EarlierAsync(cancellation) is { } earlier)
        {
            await _helm.RollBackAsync(earlier.Revision, cancellation);
            return $"went back to revision {earlier.Revision}";
        }

        await _helm.UpgradeAsync(_wanted, repository, _stack, cancellation);
        return IsThere ? "upgraded" : "installed";
    }

    private async Task<bool> IsAsWantedAsync(ReleaseRevision? revision, CancellationToken cancellation) =>
        revision is { Status: "deployed" or "superseded" }
        // The values of a folder have a hash of its files among them. A chart's own name is the last part of its reference.
        && (IsOwnChart || revision.Chart == $"{_wanted.Chart.Split('/')[^1]}-{_wanted.Version}")
        && JsonNode.DeepEquals(await _helm.ValuesOfAsync(revision.Revision, cancellation) ?? new JsonObject(), _wanted.Values);

    private async Task<ReleaseRevision?> EarlierAsync(CancellationToken cancellation) =>
        _history.Length > 1 && _history[^2] is { Status: "superseded" } earlier
            && await IsAsWantedAsync(earlier, cancellation) ? earlier : null;
}
