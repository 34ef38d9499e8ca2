using System.Collections.Immutable;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>
/// What brings a release back that a killed process has left half-way: Helm refuses to go on with one that is pending. A healthy one is
/// never touched.
/// </summary>
internal abstract record ReleaseRecovery
{
    private ReleaseRecovery()
    {
    }

    /// <summary>What has to be done before Helm goes on; <see langword="null"/> for nothing.</summary>
    /// <param name="history">All revisions of the release, in any order; none when there is no such release.</param>
    public static ReleaseRecovery? Of(ImmutableArray<ReleaseRevision> history) => StatusOf(history) switch
    {
        // The first revision was never whole, so there is nothing to go back to. Volumes are no part of a release, and stay.
        "pending-install" or "uninstalling" => new Uninstall(),
        "pending-upgrade" or "pending-rollback" => LastWhole(history) is { } whole ? new RollBack(whole.Revision) : new Uninstall(),
        // deployed and superseded are whole; from failed, uninstalled and unknown Helm goes on by itself.
        _ => null,
    };

    private static string? StatusOf(ImmutableArray<ReleaseRevision> history) => history.MaxBy(revision => revision.Revision)?.Status;

    private static ReleaseRevision? LastWhole(ImmutableArray<ReleaseRevision> history) =>
        history.Where(revision => revision.Status is "deployed" or "superseded").MaxBy(revision => revision.Revision);

    /// <summary>Goes back to a revision.</summary>
    /// <param name="Revision">The last one that was whole.</param>
    internal sealed record RollBack(int Revision) : ReleaseRecovery;

    /// <summary>Takes the release away.</summary>
    internal sealed record Uninstall : ReleaseRecovery;
}
