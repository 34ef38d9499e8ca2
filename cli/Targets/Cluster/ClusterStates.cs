using System.Collections.Immutable;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Diagnosis;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Reads the state of a stack in a cluster.</summary>
internal sealed class ClusterStates(Kubectl kubectl, ClusterConnection connection)
{
    // In one call, as each costs more than its answer. Events carry no label, and the policies of others count as well.
    private const string Kinds = "statefulsets,deployments,replicasets,pods,networkpolicies,events";

    /// <summary>The state of each service; none when nothing of the stack is there.</summary>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(CancellationToken cancellation)
    {
        var found = (await kubectl.GetAsync(cancellation, Kinds)).ToLookup(item => item.Kind() == "Event");
        var objects = found[false].Where(item => item.Kind() == "NetworkPolicy" || item.Label(Names.PartOfLabel) == Names.Application);
        return WorkloadState.AllOf(new ClusterSnapshot([.. objects], [.. found[true]]), connection);
    }
}
