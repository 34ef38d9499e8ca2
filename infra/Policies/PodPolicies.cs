using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Infra.Values;
using static Todo.Infra.Policies.NamingPolicies;

namespace Todo.Infra.Policies;

/// <summary>Rules about pods: hardened, bounded, observable, and with a graceful end.</summary>
internal static partial class PodPolicies
{
    private static readonly string[] BudgetedResources = ["cpu", "memory"];
    private static readonly string[] ProbeFields = ["livenessProbe", "readinessProbe", "startupProbe"];

    internal static readonly ImmutableArray<Policy> All =
    [
        OfPods("runs as a user other than root", pod => Text(pod, "securityContext", "runAsNonRoot") == "true" && Number(pod, "securityContext", "runAsUser") > 0),
        OfPods("uses the runtime's seccomp profile", pod => Text(pod, "securityContext", "seccompProfile", "type") == "RuntimeDefault"),
        OfPods("has a service account of its own and no token of it", pod => Text(pod, "serviceAccountName") is not ("" or "default") && Text(pod, "automountServiceAccountToken") == "false"),
        OfPods($"has a grace period of at least {GracefulShutdown.MinimumGracePeriodSeconds} s", pod => Number(pod, "terminationGracePeriodSeconds") >= GracefulShutdown.MinimumGracePeriodSeconds),
        OfPods($"leaves at least {GracefulShutdown.MinimumDrainSeconds} s after the preStop sleep", LeavesTimeToDrain),
        OfPods("shares nothing with its node", pod => At(pod, "hostNetwork") is null && At(pod, "hostPID") is null && At(pod, "hostIPC") is null && !Items(pod, "volumes").Any(volume => At(volume, "hostPath") is not null)),
        OfContainers("takes back nothing of what its pod is denied", KeepsPodSecurity),
        OfContainers("has a read-only root filesystem", container => Text(container, "securityContext", "readOnlyRootFilesystem") == "true"),
        OfContainers("cannot gain privileges", container => Text(container, "securityContext", "allowPrivilegeEscalation") == "false"),
        OfContainers("drops all capabilities", container => Items(container, "securityContext", "capabilities", "drop").Any(drop => drop?.ToString() == "ALL") && !Items(container, "securityContext", "capabilities", "add").Any()),
        OfContainers("has requests and limits of CPU and memory, and no limit below its request", HasBudget),
        OfContainers($"has three probes that need at least {HealthProbe.MinimumFailureThreshold} failures", HasProbes),
        OfContainers("runs an image of a version or digest, never latest", container => PinnedImage().IsMatch(Text(container, "image"))),
    ];

    private static Policy OfPods(string rule, Func<JsonNode, bool> isKept) => new(rule, IsWorkload, manifest => isKept(Pod(manifest)!));

    private static Policy OfContainers(string rule, Func<JsonNode, bool> isKept) => new(
        rule, IsWorkload, manifest => Items(Pod(manifest), "containers").Concat(Items(Pod(manifest), "initContainers")).All(container => isKept(container!)));

    private static bool IsWorkload(JsonObject manifest) => Pod(manifest) is not null;

    private static JsonNode? Pod(JsonObject manifest) => At(manifest, "spec", "template", "spec");

    private static IEnumerable<JsonNode?> Items(JsonNode? node, params ReadOnlySpan<string> path) => At(node, path) as JsonArray ?? [];

    private static long Number(JsonNode? node, params ReadOnlySpan<string> path) => At(node, path)?.GetValue<long>() ?? 0;

    private static bool LeavesTimeToDrain(JsonNode pod) => Items(pod, "containers").All(container =>
        Number(container, "lifecycle", "preStop", "sleep", "seconds") is > 0 and var sleep
        && Number(pod, "terminationGracePeriodSeconds") - sleep >= GracefulShutdown.MinimumDrainSeconds);

    private static bool KeepsPodSecurity(JsonNode container) =>
        Text(container, "securityContext", "runAsUser") is not "0"
        && Text(container, "securityContext", "runAsNonRoot") is not "false"
        && Text(container, "securityContext", "privileged") is not "true"
        && Text(container, "securityContext", "seccompProfile", "type") is "" or "RuntimeDefault"
        && Items(container, "ports").All(port => At(port, "hostPort") is null);

    private static bool HasBudget(JsonNode container) => BudgetedResources.All(what =>
        Quantity.TryParse(Text(container, "resources", "requests", what), out var request)
        && Quantity.TryParse(Text(container, "resources", "limits", what), out var limit)
        && request <= limit);

    private static bool HasProbes(JsonNode container) => ProbeFields.All(probe =>
        Number(container, probe, "failureThreshold") >= HealthProbe.MinimumFailureThreshold);

    // A tag that is a version with a leading v, a digest, or both.
    [GeneratedRegex(@"^[^\s@]+?(:v\d+\.\d+\.\d+[-.0-9A-Za-z]*)?(?<digest>@sha256:[0-9a-f]{64})?(?<=:v\d+\.\d+\.\d+[-.0-9A-Za-z]*|@sha256:[0-9a-f]{64})$")]
    private static partial Regex PinnedImage();
}
