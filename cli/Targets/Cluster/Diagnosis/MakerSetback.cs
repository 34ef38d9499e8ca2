using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>Says what keeps pods from being made at all.</summary>
internal static class MakerSetback
{
    /// <summary>What it is; <see langword="null"/> when nothing does.</summary>
    public static Setback? Of(JsonObject workload, ClusterSnapshot snapshot, ClusterConnection connection)
    {
        var makers = snapshot.OwnedBy(workload, "ReplicaSet").Prepend(workload);
        var message = makers
            .Select(maker => Condition(maker, "ReplicaFailure", "True") ?? snapshot.LastMessage(maker, "FailedCreate"))
            .FirstOrDefault(text => text is not null);
        return message is null ? null : Of(message, connection);
    }

    private static Setback Of(string message, ClusterConnection connection) => message switch
    {
        _ when message.Contains("exceeded quota", StringComparison.Ordinal) => new Setback(
            $"a quota of the namespace leaves no room for its pods: {message}",
            $"Free some of it, or have it raised; see: kubectl --context {connection.Context} --namespace {connection.Namespace} "
                + "describe resourcequota",
            IsFinal: false),
        _ => new Setback(
            $"the cluster refuses its pods: {message}", "Mend what the message names; then the same command goes on.", IsFinal: true),
    };

    private static string? Condition(JsonObject maker, string type, string status) => maker["status"].List("conditions")
        .FirstOrDefault(condition => condition.Text("type") == type && condition.Text("status") == status)
        .Text("message");
}
