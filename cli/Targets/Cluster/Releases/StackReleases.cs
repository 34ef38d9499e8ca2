using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>The Helm releases of a stack on their way into a cluster.</summary>
/// <param name="processes">Runs <c>helm</c>.</param>
/// <param name="connection">The cluster.</param>
/// <param name="plan">What is to run.</param>
internal sealed class StackReleases(IProcessRunner processes, ClusterConnection connection, Plan plan)
{
    private readonly ImmutableArray<PlannedRelease> _releases = [.. plan.Releases];

    // What was read before anything was touched, so that it is not asked for again.
    private readonly Dictionary<PlannedRelease, ImmutableArray<ReleaseRevision>> _histories = [];

    // By this a revision is known as the stack's.
    private string Mark => $"todo stack {plan.Stack}";

    /// <summary>Stops when a release of these names belongs to somebody else.</summary>
    /// <exception cref="UserError">One does; nothing has been touched.</exception>
    public async Task RefuseOthersAsync(CancellationToken cancellation)
    {
        foreach (var release in _releases)
        {
            var history = _histories[release] = await HelmOf(release).HistoryAsync(cancellation);
            if (!history.IsEmpty && !IsOurs(history))
            {
                throw new UserError(
                    ExitCodes.Failed,
                    $"The namespace {release.Namespace} has a release {release.Name} that stack {plan.Stack} did not make; nothing was "
                        + "touched.\n" + (release.IsFolder
                            ? "Choose another namespace (todo:namespace), or uninstall it:\n"
                            : "It serves as well: leave the add-on out (todo:addOns). Or uninstall it:\n")
                        + $"  helm uninstall {release.Name} --kube-context {connection.Context} --namespace {release.Namespace}");
            }
        }
    }

    /// <summary>Brings the releases to what the stack wants; one that is so already is left alone.</summary>
    /// <param name="repository">The folder of the repository.</param>
    /// <param name="haveDrifted">Whether somebody has changed what the stack's own chart made.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <returns>What was done, as lines for the user.</returns>
    /// <exception cref="UserError">A release cannot be made.</exception>
    public async Task<ImmutableArray<string>> BringAsync(
        string repository, Func<CancellationToken, Task<bool>> haveDrifted, CancellationToken cancellation)
    {
        var done = ImmutableArray.CreateBuilder<string>();
        foreach (var release in _releases)
        {
            var helm = HelmOf(release);
            var recovered = await RecoverAsync(helm, release, cancellation);
            // What was brought back just now is as its revision says, whatever was there before.
            var changed = await ChangeAsync(
                helm, release, repository, recovered is null ? haveDrifted : _ => Task.FromResult(false), cancellation);
            done.AddRange(new[] { recovered, changed }.OfType<string>());
        }

        return done.ToImmutable();
    }

    /// <summary>Takes the stack's releases away, the application's first.</summary>
    /// <returns>The names of those that were there.</returns>
    public async Task<ImmutableArray<string>> RemoveAsync(CancellationToken cancellation)
    {
        var removed = ImmutableArray.CreateBuilder<string>();
        foreach (var release in _releases.Reverse())
        {
            var helm = HelmOf(release);
            if (IsOurs(await helm.HistoryAsync(cancellation)))
            {
                await helm.UninstallAsync(cancellation);
                removed.Add(release.Name);
            }
        }

        return removed.ToImmutable();
    }

    private async Task<string?> ChangeAsync(
        HelmCli helm,
        PlannedRelease release,
        string repository,
        Func<CancellationToken, Task<bool>> haveDrifted,
        CancellationToken cancellation)
    {
        var history = _histories[release];
        if (await IsAsWantedAsync(helm, release, history.LastOrDefault(), cancellation))
        {
            if (!release.IsFolder || !await haveDrifted(cancellation))
            {
                return null;
            }

            await helm.UpgradeAsync(repository, Mark, cancellation);
            return $"Release {release.Name}: put back what somebody had changed";
        }

        // A way back that Helm knows takes the templates of then, which are not on the disk any more.
        if (await EarlierAsync(helm, release, history, cancellation) is { } earlier)
        {
            await helm.RollBackAsync(earlier.Revision, cancellation);
            return $"Release {release.Name}: went back to revision {earlier.Revision}";
        }

        await helm.UpgradeAsync(repository, Mark, cancellation);
        return $"Release {release.Name}: {(history.IsEmpty ? "installed" : "upgraded")}";
    }

    private async Task<string?> RecoverAsync(HelmCli helm, PlannedRelease release, CancellationToken cancellation)
    {
        switch (ReleaseRecovery.Of(_histories[release]))
        {
            case ReleaseRecovery.RollBack back:
                await helm.RollBackAsync(back.Revision, cancellation);
                _histories[release] = await helm.HistoryAsync(cancellation);
                return $"Release {release.Name}: an earlier run was killed half-way; went back to revision {back.Revision} first";
            case ReleaseRecovery.Uninstall:
                await helm.UninstallAsync(cancellation);
                _histories[release] = [];
                return $"Release {release.Name}: an earlier run was killed half-way; took what it had made away first";
            default:
                return null;
        }
    }

    private static async Task<bool> IsAsWantedAsync(
        HelmCli helm, PlannedRelease release, ReleaseRevision? revision, CancellationToken cancellation) =>
        revision is { Status: "deployed" or "superseded" }
        // The values of a folder have a hash of its files among them.
        && (release.IsFolder || revision.Chart == $"{release.Chart}-{release.Version}")
        && JsonNode.DeepEquals(await helm.ValuesOfAsync(revision.Revision, cancellation) ?? new JsonObject(), release.Values);

    private static async Task<ReleaseRevision?> EarlierAsync(
        HelmCli helm, PlannedRelease release, ImmutableArray<ReleaseRevision> history, CancellationToken cancellation) =>
        history.Length > 1 && history[^2] is { Status: "superseded" } earlier
            && await IsAsWantedAsync(helm, release, earlier, cancellation) ? earlier : null;

    private bool IsOurs(ImmutableArray<ReleaseRevision> history) => history.Any(revision => revision.Description == Mark);

    private HelmCli HelmOf(PlannedRelease release) => new(processes, connection, release);
}
