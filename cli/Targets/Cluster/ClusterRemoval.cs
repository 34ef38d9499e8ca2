using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Removes from a cluster what <c>up</c> made there.</summary>
internal sealed class ClusterRemoval(IProcessRunner processes, ClusterConnection connection, string stack)
{
    private const string Patience = $"--timeout={PodTermination.Timeout}";

    /// <summary>Removes it.</summary>
    /// <param name="deleteData">Whether to delete the namespace with its volumes as well.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="Errors.UserError">The cluster does not let this user, or does not answer.</exception>
    public async Task<Removal> RunAsync(bool deleteData, CancellationToken cancellation)
    {
        var kubectl = new Kubectl(processes, connection);
        var released = await StackReleases.RemoveAsync(processes, connection, stack, cancellation);
        var live = await StackObjects.ReadAsync(kubectl, stack, cancellation);
        var space = await kubectl.GetAsync(
            cancellation, "namespace", connection.Namespace, "--ignore-not-found");
        var isOurs = space.Any(item => item.Label(Names.StackLabel) == stack);
        if (live.IsEmpty && released.IsEmpty && !isOurs)
        {
            return Removal.Nothing($"Nothing of stack {stack} is in the namespace {connection.Namespace} of {connection.Context}.");
        }

        if (!live.IsEmpty)
        {
            // In the foreground, so that all pods have ended when it ends.
            await kubectl.SucceedAsync(
                cancellation,
                ["delete", .. live.Select(ClusterObject.Id), "--cascade=foreground", "--ignore-not-found", Patience]);
        }

        var keepsData = !deleteData && !(await kubectl.GetAsync(cancellation, "persistentvolumeclaims")).IsEmpty;
        if (isOurs && !keepsData)
        {
            await kubectl.SucceedAsync(cancellation, "delete", "namespace", connection.Namespace, "--ignore-not-found", Patience);
        }

        return new Removal(
            [
                .. released,
                .. live.Where(item => item.Kind() is "Deployment" or "StatefulSet")
                    .Select(ClusterObject.Name)
                    .Order(StringComparer.Ordinal),
            ],
            keepsData || !isOurs
                ? $"The namespace {connection.Namespace} stays{(keepsData ? ", as it holds the data" : "")}."
                : $"The namespace {connection.Namespace} is gone.");
    }
}
