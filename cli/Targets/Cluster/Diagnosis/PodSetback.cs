using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>Says what keeps a pod from being ready.</summary>
internal static class PodSetback
{
    /// <summary>Whether it serves.</summary>
    public static bool IsReady(JsonObject pod) => Condition(pod, "Ready")?.Text("status") == "True";

    /// <summary>What it is; <see langword="null"/> when it is ready or nothing is known to keep it from that.</summary>
    public static Setback? Of(JsonObject pod, ClusterSnapshot snapshot, ClusterConnection connection)
    {
        if (IsReady(pod))
        {
            return null;
        }

        var status = pod["status"].List("containerStatuses").FirstOrDefault();
        var suffered = (status is null ? null : Ended(pod, status)) ?? Probed(pod, snapshot);
        return Evicted(pod)
            ?? Unscheduled(pod, connection)
            ?? (status is null ? null : Waiting(pod, status, connection))
            ?? (suffered is null ? null : NetworkSetback.Explain(suffered, pod, snapshot, connection));
    }

    private static Setback? Evicted(JsonObject pod) => pod["status"].Text("phase") == "Failed"
        ? new Setback(
            $"its pod was ended by the node ({pod["status"].Text("reason")}): {pod["status"].Text("message")}",
            "The cluster makes a new one; when that ends alike, raise the limit that the message names.",
            IsFinal: false)
        : null;

    // A node or a volume may still come, so this is waited for.
    private static Setback? Unscheduled(JsonObject pod, ClusterConnection connection)
    {
        if (Condition(pod, "PodScheduled") is not { } condition || condition.Text("status") != "False")
        {
            return null;
        }

        var message = condition.Text("message") ?? "";
        return message.Contains("PersistentVolumeClaim", StringComparison.Ordinal)
            ? new Setback(
                $"its volume is not there yet: {message}",
                $"See why: kubectl --context {connection.Context} --namespace {connection.Namespace} describe persistentvolumeclaims",
                IsFinal: false)
            : new Setback(
                $"no node takes its pod: {message}",
                "Lower its requests (cpuRequest, memoryRequest, todo:nodeSelector), or give the cluster more room.",
                IsFinal: false);
    }

    private static Setback? Waiting(JsonObject pod, JsonObject status, ClusterConnection connection)
    {
        var waiting = status["state"]?["waiting"];
        var image = pod["spec"].List("containers").First().Text("image");
        var message = waiting.Text("message") ?? "";
        return waiting.Text("reason") switch
        {
            "ErrImageNeverPull" => new Setback(
                $"the cluster does not have the image {image}, and is told never to pull it.", Bring(image!, connection), IsFinal: true),
            "InvalidImageName" => new Setback(
                $"'{image}' is not an image reference.", "Mend todo:version or todo:registry.", IsFinal: true),
            "ErrImagePull" or "ImagePullBackOff" when IsRefused(message) => new Setback(
                $"the registry refuses to give the image {image}: {message}",
                "Let the cluster's nodes log in to it, or make the image public.",
                IsFinal: true),
            "ErrImagePull" or "ImagePullBackOff" when message.Contains("not found", StringComparison.Ordinal) => new Setback(
                $"the image {image} does not exist in its registry.", "Push it (pulumi up does), or mend todo:version.", IsFinal: true),
            // A registry that does not answer, or is busy, may do better at the next try.
            "ErrImagePull" or "ImagePullBackOff" => new Setback(
                $"the image {image} could not be pulled: {message}", "Check the nodes' way to the registry.", IsFinal: false),
            // A node that has just been told of a ConfigMap or Secret, or is busy; it tries again within seconds.
            "CreateContainerConfigError" when message.StartsWith("failed to sync", StringComparison.Ordinal) => new Setback(
                $"its node has not read its settings yet: {message}", "The node tries again by itself.", IsFinal: false),
            "CreateContainerConfigError" => new Setback(
                $"its container cannot be made: {message}", "Make what the message names, or take its use away.", IsFinal: true),
            "CreateContainerError" or "RunContainerError" => new Setback(
                $"its container cannot be started: {message}",
                "Check the command and the files of its image, in its Dockerfile.",
                IsFinal: true),
            _ => null,
        };
    }

    private static Setback? Ended(JsonObject pod, JsonObject status)
    {
        var ended = status["lastState"]?["terminated"] ?? status["state"]?["terminated"];
        if (ended is null)
        {
            return null;
        }

        var (code, restarts) = (ended.Number("exitCode"), status.Number("restartCount"));
        var limit = pod["spec"].List("containers").First().Text("resources", "limits", "memory");
        return ended.Text("reason") == "OOMKilled"
            ? new Setback(
                $"it used up its memory and was killed (exit code {code}, limit {limit}).",
                $"Raise its memory limit: memoryLimit under todo:{pod["metadata"]!["labels"].Text("app.kubernetes.io/name")}.",
                IsFinal: false)
            : new Setback(
                restarts == 0
                    ? $"it exited (exit code {code}) and is started again."
                    : $"it exits again and again (exit code {code}, started {restarts + 1} times).",
                "Look for the last error in its log. Its cause is a setting of the stack or the program itself.",
                IsFinal: false);
    }

    private static Setback? Probed(JsonObject pod, ClusterSnapshot snapshot) => snapshot.LastMessage(pod, "Unhealthy") is { } message
        ? new Setback(
            $"{char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('\n')}.",
            "It runs, but does not answer as it should: its log says for what it waits.",
            IsFinal: false)
        : null;

    private static string Bring(string image, ClusterConnection connection) => connection.Loader.CallFor?.Invoke(image) is { } load
        ? $"Bring it there: {load}"
        : $"Pull policy Never takes a cluster that gets this machine's images; context {connection.Context} is none. "
            + "Push images to a registry: ./todo config set todo:imageSource registry --stack STACK";

    private static bool IsRefused(string message) =>
        message.Contains("unauthorized", StringComparison.OrdinalIgnoreCase)
        || message.Contains("authentication required", StringComparison.OrdinalIgnoreCase)
        || message.Contains("denied", StringComparison.OrdinalIgnoreCase)
        || message.Contains("forbidden", StringComparison.OrdinalIgnoreCase);

    private static JsonObject? Condition(JsonObject pod, string type) =>
        pod["status"].List("conditions").FirstOrDefault(condition => condition.Text("type") == type);
}
