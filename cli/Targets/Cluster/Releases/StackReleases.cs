using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>The Helm releases of a stack on their way into a cluster.</summary>
internal sealed class StackReleases
{
    private readonly IProcessRunner _processes;
    private readonly ClusterConnection _connection;
    private readonly string _stack;
    private readonly ImmutableArray<StackRelease> _wanted;
    private readonly ImmutableArray<ReleaseName> _own;

    private StackReleases(
        IProcessRunner processes,
        ClusterConnection connection,
        string stack,
        ImmutableArray<StackRelease> wanted,
        ImmutableArray<ReleaseName> own) =>
        (_processes, _connection, _stack, _wanted, _own) = (processes, connection, stack, wanted, own);

    /// <summary>Reads what the cluster has of them.</summary>
    /// <exception cref="UserError">The cluster does not answer, or helm is missing.</exception>
    public static async Task<StackReleases> ReadAsync(
        IProcessRunner processes, ClusterConnection connection, Plan plan, CancellationToken cancellation)
    {
        var own = ReleaseName.OfStackAsync(new Kubectl(processes, connection), plan.Stack, cancellation);
        var wanted = Task.WhenAll(plan.Releases.Select(release => StackRelease.ReadAsync(
            new HelmCli(processes, connection, StackRelease.NameOf(release)), release, plan.Stack, cancellation)));
        return new StackReleases(processes, connection, plan.Stack, [.. await wanted], await own);
    }

    /// <summary>Takes all releases of a stack away, those beside the application last.</summary>
    /// <returns>What was there, as names for the user.</returns>
    public static async Task<ImmutableArray<string>> RemoveAsync(
        IProcessRunner processes, ClusterConnection connection, string stack, CancellationToken cancellation)
    {
        var own = await ReleaseName.OfStackAsync(new Kubectl(processes, connection), stack, cancellation);
        ImmutableArray<ReleaseName> inOrder = [.. own.OrderBy(release => release.Namespace != connection.Namespace)];
        await UninstallAsync(processes, connection, inOrder, cancellation);
        return [.. inOrder.Select(release => release.Namespace == connection.Namespace
            ? $"release {release.Name}"
            : $"release {release.Name} (of all of the cluster)")];
    }

    /// <summary>Stops when a release of these names belongs to somebody else.</summary>
    /// <exception cref="UserError">One does; nothing has been touched.</exception>
    public void RefuseOthers()
    {
        if (_wanted.FirstOrDefault(release => release.IsThere && !_own.Contains(release.Name)) is { } other)
        {
            var (space, name) = other.Name;
            throw new UserError(
                ExitCodes.Failed,
                $"The namespace {space} has a release {name} that stack {_stack} did not make; nothing was touched.\n"
                    + (other.IsOwnChart
                        ? "Choose another namespace (todo:namespace), or uninstall it:\n"
                        : "It serves as well: leave it out (todo:addOns, todo:assistant). Or uninstall it:\n")
                    + $"  helm uninstall {name} --kube-context {_connection.Context} --namespace {space}");
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
        foreach (var release in _wanted)
        {
            done.AddRange(await release.BringAsync(repository, haveDrifted, cancellation));
        }

        return done.ToImmutable();
    }

    /// <summary>Takes those away that the stack has made before and does not have any more.</summary>
    /// <returns>What was taken away, as <c>release/NAME</c>.</returns>
    public async Task<ImmutableArray<string>> PruneAsync(CancellationToken cancellation)
    {
        ImmutableArray<ReleaseName> leftOver = [.. _own.Except(_wanted.Select(release => release.Name))];
        await UninstallAsync(_processes, _connection, leftOver, cancellation);
        return [.. leftOver.Select(release => $"release/{release.Name}")];
    }

    private static async Task UninstallAsync(
        IProcessRunner processes, ClusterConnection connection, ImmutableArray<ReleaseName> releases, CancellationToken cancellation)
    {
        foreach (var release in releases)
        {
            await new HelmCli(processes, connection, release).UninstallAsync(cancellation);
        }
    }
}
