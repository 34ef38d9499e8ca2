using System.Collections.Immutable;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Diagnosis;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Reads the state of a stack in a cluster.</summary>
internal sealed class ClusterStates(Kubectl kubectl, ClusterConnection connection)
{
    private const string Kinds = "statefulsets,deployments,replicasets,pods";

    /// <summary>The state of each service; none when nothing of the stack is there.</summary>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(CancellationToken cancellation)
    {
        var objects = await kubectl.GetAsync(cancellation, Kinds, "--selector", $"{Names.PartOfLabel}={Names.Application}");
        var states = WorkloadState.AllOf(new ClusterSnapshot(objects, []), connection);
        if (states.All(state => state.IsReady))
        {
            return states;
        }

        var reasons = (await kubectl.GetAsync(cancellation, "events,networkpolicies")).ToLookup(item => item.Kind() == "Event");
        return WorkloadState.AllOf(new ClusterSnapshot([.. objects, .. reasons[false]], [.. reasons[true]]), connection);
    }
}
