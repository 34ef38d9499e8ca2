using System.Collections.Immutable;
using Todo.Cli.Targets.Cluster.Releases;

namespace Todo.Tests.Cli.Targets.Cluster.Releases;

internal sealed class ReleaseRecoveryTests
{
    private static readonly ReleaseRecovery Uninstall = new ReleaseRecovery.Uninstall();

    // The states of helm's package release, each as that of the last revision, and what is done about it.
    private static readonly (string Case, string History, ReleaseRecovery? Recovery)[] Cases =
    [
        ("there is none", "", null),
        ("healthy", "deployed", null),
        ("healthy after an upgrade", "superseded deployed", null),
        ("healthy after a failed upgrade that was taken back", "superseded failed deployed", null),
        ("failed at first", "failed", null),
        ("failed later", "deployed failed", null),
        ("uninstalled, its history kept", "superseded uninstalled", null),
        ("replaced", "superseded", null),
        ("a state that helm does not know", "unknown", null),
        ("killed at first", "pending-install", Uninstall),
        ("killed in an upgrade", "deployed pending-upgrade", new ReleaseRecovery.RollBack(1)),
        ("killed in a later upgrade", "superseded deployed pending-upgrade", new ReleaseRecovery.RollBack(2)),
        ("killed in an upgrade after one that failed", "deployed failed pending-upgrade", new ReleaseRecovery.RollBack(1)),
        ("killed in an upgrade of what never was whole", "failed pending-upgrade", Uninstall),
        ("killed in a rollback", "superseded deployed pending-rollback", new ReleaseRecovery.RollBack(2)),
        ("killed in a rollback, the good one replaced", "superseded failed pending-rollback", new ReleaseRecovery.RollBack(1)),
        ("killed in an uninstallation", "superseded uninstalling", Uninstall),
        ("an old revision pending below a healthy one", "pending-upgrade deployed", null),
    ];

    private static IEnumerable<TestCaseData> Table() =>
        Cases.Select(row => new TestCaseData(row.History, row.Recovery).SetArgDisplayNames(row.Case));

    [TestCaseSource(nameof(Table))]
    public void A_release_is_brought_back_only_where_it_is_pending(string states, object? expected) => Assert.Multiple(() =>
    {
        var history = HistoryOf(states);
        Assert.That(ReleaseRecovery.Of(history), Is.EqualTo(expected));
        Assert.That(ReleaseRecovery.Of([.. history.Reverse()]), Is.EqualTo(expected), "in the other order");
    });

    private static ImmutableArray<ReleaseRevision> HistoryOf(string states) =>
    [
        .. states.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((state, index) => new ReleaseRevision(index + 1, state, "todo-list-1.0.0")),
    ];
}
