using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about every container of every pod: hardened, bounded and observable.</summary>
internal static partial class ContainerPolicies
{
    private static readonly string[] BudgetedResources = ["cpu", "memory"];
    private static readonly string[] ProbeFields = ["livenessProbe", "readinessProbe", "startupProbe"];

    internal static readonly ImmutableArray<Policy> All =
    [
        OfContainers(
            "takes back nothing of what its pod is denied",
            "Remove runAsUser: 0, runAsNonRoot: false, privileged and any other seccompProfile from the container's securityContext, "
            + "and hostPort from its ports.",
            KeepsPodSecurity),
        OfContainers(
            "has a read-only root filesystem",
            "Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes.",
            container => Text(container, "securityContext", "readOnlyRootFilesystem") == "true"),
        OfContainers(
            "cannot gain privileges",
            "Write allowPrivilegeEscalation: false in the container's securityContext.",
            container => Text(container, "securityContext", "allowPrivilegeEscalation") == "false"),
        OfContainers(
            "drops all capabilities",
            "Write capabilities with drop: [ALL] and without add in the container's securityContext.",
            DropsAllCapabilities),
        OfContainers(
            "has requests and limits of CPU and memory, and no limit below its request",
            "Write cpu and memory in the container's resources.requests and resources.limits, such as cpu: 500m and memory: 512Mi.",
            HasBudget),
        // Not of a job's pod, which is done when it ends; nor of an init container, for which Kubernetes refuses probes.
        new(
            $"has three probes that need at least {HealthProbe.MinimumFailureThreshold} failures",
            "Write livenessProbe, readinessProbe and startupProbe in the container, "
            + $"each with a failureThreshold of at least {HealthProbe.MinimumFailureThreshold}.",
            Pods.AreKeptBy,
            manifest => Pods.LastingContainersOf(Pods.SpecOf(manifest)).All(HasProbes)),
        OfContainers(
            "runs an image of a version or digest, never latest",
            "Write the container's image with a version, such as name:v1.2.3, or with the digest of what was pushed.",
            container => PinnedImage().IsMatch(Text(container, "image"))),
    ];

    private static Policy OfContainers(string rule, string mend, Func<JsonNode?, bool> isKept) =>
        new(rule, mend, Pods.AreMadeBy, manifest => Pods.ContainersOf(Pods.SpecOf(manifest)).All(isKept));

    private static bool KeepsPodSecurity(JsonNode? container) =>
        Text(container, "securityContext", "runAsUser") is not "0"
        && Text(container, "securityContext", "runAsNonRoot") is not "false"
        && Text(container, "securityContext", "privileged") is not "true"
        && Text(container, "securityContext", "seccompProfile", "type") is "" or "RuntimeDefault"
        && Items(container, "ports").All(port => At(port, "hostPort") is null);

    private static bool DropsAllCapabilities(JsonNode? container) =>
        Items(container, "securityContext", "capabilities", "drop").Any(capability => capability?.ToString() == "ALL")
        && !Items(container, "securityContext", "capabilities", "add").Any();

    private static bool HasBudget(JsonNode? container) => BudgetedResources.All(what =>
        Quantity.TryParse(Text(container, "resources", "requests", what), out var request)
        && Quantity.TryParse(Text(container, "resources", "limits", what), out var limit)
        && request <= limit);

    private static bool HasProbes(JsonNode? container) => ProbeFields.All(probe =>
        Number(container, probe, "failureThreshold") >= HealthProbe.MinimumFailureThreshold);

    // A tag that is a version with a leading v, a digest, or both.
    [GeneratedRegex(
        @"^[^\s@]+?(:v\d+\.\d+\.\d+[-.0-9A-Za-z]*)?(@sha256:[0-9a-f]{64})?"
        + @"(?<=:v\d+\.\d+\.\d+[-.0-9A-Za-z]*|@sha256:[0-9a-f]{64})\z")]
    private static partial Regex PinnedImage();
}
