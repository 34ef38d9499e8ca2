using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>
/// What keeps the number of pods when an autoscaler takes a Deployment over: the stack then gives no number any more, and one that nobody
/// has given is 1 to the server, until the autoscaler has made up its mind.
/// </summary>
internal static class AutoscalerHandover
{
    // Of the whole object it says one number, which kubectl would not take for a valid Deployment.
    private static readonly string[] Apply =
        ["apply", "--server-side", "--field-manager=todo-autoscaler", "--force-conflicts", "--validate=false", "--filename", "-"];

    /// <summary>Gives the number of now in the autoscaler's name, where one is about to take over.</summary>
    /// <param name="kubectl">The cluster.</param>
    /// <param name="wanted">What is about to be applied.</param>
    /// <param name="live">What is there before.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.UserError">The cluster does not let this user, or does not answer.</exception>
    public static async Task PrepareAsync(
        Kubectl kubectl, IEnumerable<JsonObject> wanted, ImmutableArray<JsonObject> live, CancellationToken cancellation)
    {
        var scaled = wanted.Where(item => item.Kind() == "Deployment" && item["spec"]!["replicas"] is null)
            .Select(ClusterObject.Id)
            .ToHashSet(StringComparer.Ordinal);
        JsonNode[] numbers =
        [
            .. live.Where(item => scaled.Contains(item.Id()) && !live.Any(other => Scales(other, item))).Select(NumberOf),
        ];
        if (numbers.Length > 0)
        {
            await kubectl.Reading(ClusterObject.ListOf(numbers)).SucceedAsync(cancellation, Apply);
        }
    }

    private static bool Scales(JsonObject item, JsonObject deployment) =>
        item.Kind() == "HorizontalPodAutoscaler" && item["spec"].Text("scaleTargetRef", "name") == deployment.Name();

    private static JsonObject NumberOf(JsonObject deployment) => new()
    {
        ["apiVersion"] = deployment.Text("apiVersion"),
        ["kind"] = deployment.Kind(),
        ["metadata"] = new JsonObject
        {
            ["name"] = deployment.Name(),
            ["namespace"] = deployment.Text("metadata", "namespace"),
        },
        ["spec"] = new JsonObject { ["replicas"] = deployment["spec"].Number("replicas") },
    };
}
