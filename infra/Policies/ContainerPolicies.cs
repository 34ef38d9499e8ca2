using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about every container, beyond the Pod Security Standards: unchangeable, bounded, observable and known.</summary>
internal static partial class ContainerPolicies
{
    private static readonly string[] BudgetedResources = ["cpu", "memory", "ephemeral-storage"];
    private static readonly string[] ProbeFields = ["livenessProbe", "readinessProbe", "startupProbe"];

    internal static readonly ImmutableArray<Policy> All =
    [
        OfContainers(
            "read-only-root",
            "has a read-only root filesystem",
            $"An intruder could change the program, or bring another{Sources.Hardening}.",
            "Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes.",
            container => Text(container, "securityContext", "readOnlyRootFilesystem") == "true"),
        OfContainers(
            "resource-budget",
            "has requests and limits of CPU, memory and ephemeral storage, and no limit below its request",
            $"One container could take all that its node has, and end the pods of others{Sources.Hardening}.",
            "Write cpu, memory and ephemeral-storage in the container's resources.requests and resources.limits, "
            + "such as cpu: 500m, memory: 512Mi and ephemeral-storage: 256Mi.",
            HasBudget),
        // Not of a job's pod, which is done when it ends; nor of an init container, for which Kubernetes refuses probes.
        new(
            "probes",
            $"has three probes that need at least {HealthProbe.MinimumFailureThreshold} failures",
            "Kubernetes would send requests to what cannot answer, and restart what is only slow once.",
            "Write livenessProbe, readinessProbe and startupProbe in the container, "
            + $"each with a failureThreshold of at least {HealthProbe.MinimumFailureThreshold}.",
            Pods.AreKeptBy,
            manifest => Pods.LastingContainersOf(Pods.SpecOf(manifest)).All(HasProbes)),
        OfContainers(
            "pinned-image",
            "runs an image of a version or digest, never latest",
            $"Nobody could tell what runs, and a restart could bring something else{Sources.Hardening}.",
            "Write the container's image with a version, such as name:v1.2.3, or with the digest of what was pushed.",
            container => PinnedImage().IsMatch(Text(container, "image"))),
    ];

    private static Policy OfContainers(string id, string sentence, string why, string mend, Func<JsonNode?, bool> isKept) =>
        new(id, sentence, why, mend, Pods.AreMadeBy, manifest => Pods.ContainersOf(Pods.SpecOf(manifest)).All(isKept));

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
