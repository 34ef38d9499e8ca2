using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>
/// The objects of a stack in a cluster, told by their labels: all that may be deleted without asking. A claim, which holds data, is not
/// among them; nor is the namespace, which holds everything.
/// </summary>
internal static class StackObjects
{
    private const string Kinds =
        "deployments,statefulsets,services,ingresses,horizontalpodautoscalers,poddisruptionbudgets,networkpolicies,configmaps,secrets,"
        + "serviceaccounts";

    // Asked for apart, as not everybody who may deploy an application may see rights.
    private const string KindsOfRights = "roles,rolebindings";

    // Asked for apart, as a cluster without the extension refuses the whole question.
    private const string KindsOfExtensions = "servicemonitors.monitoring.coreos.com";

    /// <summary>Reads them.</summary>
    /// <exception cref="Errors.UserError">The cluster does not let this user, or does not answer.</exception>
    public static async Task<ImmutableArray<JsonObject>> ReadAsync(Kubectl kubectl, string stack, CancellationToken cancellation)
    {
        string[] ofStack = ["--selector", AppliedManifests.SelectorOf(stack)];
        var ofRights = kubectl.GetIfKnownAsync(cancellation, [KindsOfRights, .. ofStack]);
        var ofExtensions = kubectl.GetIfKnownAsync(cancellation, [KindsOfExtensions, .. ofStack]);
        var own = await kubectl.GetAsync(cancellation, [Kinds, .. ofStack]);
        // Who may not see a kind cannot have made any of it.
        return [.. own, .. await ofRights ?? [], .. await ofExtensions ?? []];
    }
}
