using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Todo.Infra.Values;

namespace Todo.Tests.EndToEnd;

/// <summary>The pods of the application in the cluster.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ClusterPods(OneNodeCluster cluster)
{
    /// <summary>Where they are.</summary>
    public const string Namespace = "todo";

    /// <summary>The services whose pods are replaced while others go on.</summary>
    public static readonly string[] Services = ["backend", "frontend"];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    /// <summary>Runs kubectl in their namespace; it is to succeed.</summary>
    public Task<string> KubectlAsync(params string[] arguments) => cluster.KubectlAsync(["-n", Namespace, .. arguments]);

    /// <summary>Runs kubectl in their namespace, once for each of the services.</summary>
    public async Task ForEachAsync(Func<string, string[]> call)
    {
        foreach (var service in Services)
        {
            await KubectlAsync(call(service));
        }
    }

    /// <summary>All pods of the application.</summary>
    public Task<JsonObject[]> AllAsync() => ReadAsync($"{Names.PartOfLabel}={Names.Application}");

    /// <summary>The pods of a service that are not on their way out.</summary>
    public async Task<JsonObject[]> OfAsync(string service) =>
        [.. (await ReadAsync($"{Names.NameLabel}={service}")).Where(pod => !IsEnding(pod))];

    /// <summary>The names of the pods of a service that are not on their way out.</summary>
    public async Task<string[]> NamesOfAsync(string service) => [.. (await OfAsync(service)).Select(NameOf)];

    /// <summary>Waits until the Deployments are as they should be, and what they replaced has ended.</summary>
    public async Task SettleAsync()
    {
        await ForEachAsync(service => ["rollout", "status", $"deployment/{service}", $"--timeout={Longest.TotalSeconds}s"]);
        await UntilAsync(async () => !(await AllAsync()).Any(IsEnding), "old pods ended");
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var end = DateTime.UtcNow + Longest;
        while (!await isSo())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(end), $"not within {Longest.TotalSeconds} s: {what}");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The name of a pod.</summary>
    public static string NameOf(JsonObject pod) => pod["metadata"]!["name"]!.GetValue<string>();

    /// <summary>Whether a pod gets requests.</summary>
    public static bool IsReady(JsonObject pod) => Ready(pod)?["status"]?.GetValue<string>() == "True";

    /// <summary>Seconds from the start of a pod's container until it was ready, as the node tells them: whole ones.</summary>
    public static double SecondsToReady(JsonObject pod)
    {
        var started = pod["status"]!["containerStatuses"]![0]!["state"]!["running"]!["startedAt"]!.GetValue<DateTime>();
        return (Ready(pod)!["lastTransitionTime"]!.GetValue<DateTime>() - started).TotalSeconds;
    }

    /// <summary>Sends a pod away as <c>kubectl drain</c> does, again and again while the disruption budget refuses it.</summary>
    /// <returns>How often it was refused.</returns>
    public async Task<int> EvictAsync(string pod)
    {
        using var folder = new TemporaryFolder();
        var eviction = folder.Write("eviction.json", $$"""
            {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "{{pod}}", "namespace": "{{Namespace}}"} }
            """);
        var path = $"/api/v1/namespaces/{Namespace}/pods/{pod}/eviction";
        var refused = -1;
        await UntilAsync(
            async () =>
            {
                refused++;
                var answer = await cluster.TryKubectlAsync("create", "--raw", path, "-f", eviction);
                Assert.That(answer.Succeeded || answer.Text.Contains("disruption budget", StringComparison.Ordinal), answer.Text);
                return answer.Succeeded;
            },
            $"{pod} evicted");
        return refused;
    }

    private Task<JsonObject[]> ReadAsync(string selector) => cluster.GetAsync("pods", "-n", Namespace, "--selector", selector);

    // A pod that has only just been made has none.
    private static JsonNode? Ready(JsonObject pod) => pod["status"]?["conditions"]?.AsArray()
        .FirstOrDefault(condition => condition!["type"]!.GetValue<string>() == "Ready");

    private static bool IsEnding(JsonObject pod) => pod["metadata"]!["deletionTimestamp"] is not null;
}
