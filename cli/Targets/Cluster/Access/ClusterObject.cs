using System.Text.Json.Nodes;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>What an object of the cluster, or a manifest, says of itself.</summary>
internal static class ClusterObject
{
    /// <summary>Its kind and name, as messages and <c>kubectl</c> say them.</summary>
    public static string Id(this JsonObject node) => $"{node.Kind()}/{node.Name()}";

    /// <summary>Its kind.</summary>
    public static string Kind(this JsonObject node) => node["kind"]!.GetValue<string>();

    /// <summary>Its name.</summary>
    public static string Name(this JsonObject node) => node["metadata"]!["name"]!.GetValue<string>();

    /// <summary>The value of a label; <see langword="null"/> when it has none of that name.</summary>
    public static string? Label(this JsonObject node, string name) => node["metadata"]!["labels"]?[name]?.GetValue<string>();

    /// <summary>Whether another object made it.</summary>
    public static bool IsOwnedBy(this JsonObject node, JsonObject owner) =>
        node["metadata"].List("ownerReferences").Any(reference => reference.Text("uid") == owner["metadata"].Text("uid"));

    /// <summary>A text below it; <see langword="null"/> when there is none.</summary>
    public static string? Text(this JsonNode? node, params string[] path) => node.At(path)?.ToString();

    /// <summary>A number below it; 0 when there is none.</summary>
    public static long Number(this JsonNode? node, params string[] path) => node.At(path)?.GetValue<long>() ?? 0;

    /// <summary>The objects of a list below it; none when there is no list.</summary>
    public static IEnumerable<JsonObject> List(this JsonNode? node, params string[] path) =>
        (node.At(path) as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>What of it somebody asked for: without its state, and without what the server and kubectl keep about it.</summary>
    public static JsonObject Desired(this JsonObject node)
    {
        var desired = node.DeepClone().AsObject();
        desired.Remove("status");
        foreach (var kept in (string[])["managedFields", "resourceVersion", "generation", "uid", "creationTimestamp"])
        {
            desired["metadata"]!.AsObject().Remove(kept);
        }

        // A copy of all of it, secrets included, by those who apply on the client's side.
        (desired["metadata"]!["annotations"] as JsonObject)?.Remove("kubectl.kubernetes.io/last-applied-configuration");

        return desired;
    }

    /// <summary>Which of some objects are not what they were before, or were not there.</summary>
    public static IEnumerable<string> ChangedBetween(IEnumerable<JsonObject> before, IEnumerable<JsonObject> after)
    {
        var desired = before.ToDictionary(Id, Desired, StringComparer.Ordinal);
        return after.Where(item => !JsonNode.DeepEquals(desired.GetValueOrDefault(item.Id()), item.Desired())).Select(Id);
    }

    /// <summary>Objects as one text that <c>kubectl</c> reads.</summary>
    public static string ListOf(params JsonNode[] items) =>
        new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray(items) }.ToJsonString();

    /// <summary>A copy that says which stack it belongs to.</summary>
    public static JsonObject OwnedBy(this JsonObject manifest, string stack)
    {
        var owned = manifest.DeepClone().AsObject();
        var metadata = owned["metadata"]!.AsObject();
        if (metadata["labels"] is not JsonObject labels)
        {
            metadata["labels"] = labels = [];
        }

        labels[Names.StackLabel] = stack;
        return owned;
    }

    private static JsonNode? At(this JsonNode? node, params string[] path) =>
        path.Aggregate(node, (current, key) => current is JsonObject map ? map[key] : null);
}
