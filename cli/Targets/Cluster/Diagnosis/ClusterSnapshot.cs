using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>What a cluster says of a stack at one moment.</summary>
/// <param name="Objects">Its workloads, replica sets and pods, and all network policies of its namespace.</param>
/// <param name="Events">The events of its namespace.</param>
internal sealed record ClusterSnapshot(ImmutableArray<JsonObject> Objects, ImmutableArray<JsonObject> Events)
{
    /// <summary>The objects of a kind.</summary>
    public IEnumerable<JsonObject> Of(string kind) => Objects.Where(item => item.Kind() == kind);

    /// <summary>The objects of a kind that another one made.</summary>
    public IEnumerable<JsonObject> OwnedBy(JsonObject owner, string kind) => Of(kind).Where(item => item.IsOwnedBy(owner));

    /// <summary>What the last event with a reason said of an object; <see langword="null"/> when there is none.</summary>
    public string? LastMessage(JsonObject about, string reason) => Events
        .Where(item => item.Text("reason") == reason && item["involvedObject"].Text("uid") == about["metadata"].Text("uid"))
        .OrderBy(item => item.Text("lastTimestamp") ?? item.Text("eventTime"), StringComparer.Ordinal)
        .LastOrDefault()
        .Text("message");
}
