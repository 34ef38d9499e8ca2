using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>Says which network policy keeps a pod from a service that it declares to connect to.</summary>
internal static class NetworkSetback
{
    /// <summary>What a pod suffers, with the policy that explains it; just as it was when none does.</summary>
    public static Setback Explain(Setback suffered, JsonObject pod, ClusterSnapshot snapshot, ClusterConnection connection)
    {
        var policies = new NetworkPolicies(snapshot.Of("NetworkPolicy"), connection.Namespace);
        var reason = snapshot.Of("Pod")
            .Where(other => IsDeclared(pod, other, snapshot))
            .Select(server => Reason(pod, server, policies))
            .FirstOrDefault(text => text is not null);
        return reason is null ? suffered : suffered with
        {
            Event = $"{suffered.Event} The network is in the way: {reason}.",
            Remedy = "The next up puts the stack's own policies and labels back. See those in force: "
                + $"kubectl --context {connection.Context} --namespace {connection.Namespace} describe networkpolicies",
        };
    }

    private static string? Reason(JsonObject client, JsonObject server, NetworkPolicies policies)
    {
        var (from, to) = (ServiceOf(client), ServiceOf(server)!);
        var (keepingIn, keepingOut) = (policies.KeepingIn(client, server), policies.KeepingOut(client, server));
        return !keepingIn.IsEmpty ? $"no network policy lets {from} out to {to} ({Named(keepingIn)})"
            : keepingOut.IsEmpty ? null
            : client.Label(Names.ClientLabelOf(to)) is null
                ? $"no network policy lets {from} in to {to} ({Named(keepingOut)}), as its pods lack the label {Names.ClientLabelOf(to)}"
                : $"no network policy lets {from} in to {to} ({Named(keepingOut)})";
    }

    // By the label that lets it in, or by a policy of its own that lets it out: either may be what is missing.
    private static bool IsDeclared(JsonObject client, JsonObject server, ClusterSnapshot snapshot) =>
        ServiceOf(server) is { } to
        && ServiceOf(client) is { } from
        && from != to
        && (client.Label(Names.ClientLabelOf(to)) is not null || snapshot.Of("NetworkPolicy")
            .Where(policy => policy["spec"].Text("podSelector", "matchLabels", Names.NameLabel) == from)
            .SelectMany(policy => policy["spec"].List("egress"))
            .SelectMany(rule => rule.List("to"))
            .Any(peer => peer.Text("podSelector", "matchLabels", Names.NameLabel) == to));

    private static string? ServiceOf(JsonObject pod) => pod.Label(Names.NameLabel);

    private static string Named(ImmutableArray<string> policies) =>
        string.Join(", ", policies.Select(name => $"NetworkPolicy/{name}"));
}
