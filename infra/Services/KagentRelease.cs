using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using static Todo.Infra.Services.ChartValues;

namespace Todo.Infra.Services;

/// <summary>
/// Brings kagent by the charts of those who make it, in a namespace of its own: its controller makes pods and reads Secrets there, and is
/// to find none of the application's. Its tools read what <see cref="ClusterAssistant"/> lets them.
/// </summary>
internal static class KagentRelease
{
    /// <summary>The account in whose name its tools ask the cluster.</summary>
    internal static readonly ServiceAccountReference Tools = new(Namespace, "kagent-tools");

    private const string Namespace = "kagent";
    private const string Charts = "oci://ghcr.io/kagent-dev/kagent/helm";

    // The last one for the Kubernetes that the application takes: from 1.0 on it needs 1.37.
    private const string Version = "0.10.1";

    // Its images are pulled first, which takes a while on a slow line.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    // Agents that come with the charts, for tools that the application does not have, or that write.
    private static readonly ImmutableArray<string> LeftOut =
    [
        "argo-rollouts-agent", "cilium-debug-agent", "cilium-manager-agent", "cilium-policy-agent", "grafana-mcp", "helm-agent",
        "istio-agent", "k8s-agent", "kgateway-agent", "kmcp", "observability-agent", "promql-agent", "querydoc",
    ];

    internal static void Make(TodoSettings settings, ComponentResourceOptions options)
    {
        var kinds = new ChartRelease("kagent-crds", Args("kagent-crds") with { Values = Off(["kmcp"]) }, options);
        var after = new ComponentResourceOptions { Providers = options.Providers, DependsOn = { kinds } };
        var args = Args("kagent") with
        {
            Values = ValuesOf(settings),
            SecretValues = ImmutableSortedDictionary<string, Output<string>>.Empty
                .Add("providers.openAI.apiKey", settings.OpenAiApiKey!.ToOutput()),
        };
        _ = new ChartRelease("kagent", args, after);
    }

    private static ChartReleaseArgs Args(string chart) => new()
    {
        Source = new ChartOfRegistry($"{Charts}/{chart}", Version),
        Namespace = Namespace,
        CreateNamespace = true,
        Timeout = Timeout,
    };

    private static ImmutableSortedDictionary<string, object> ValuesOf(TodoSettings settings) => Off(LeftOut)
        .Add("controller", Map(("watchNamespaces", List(Namespace))))
        // Roles of its own namespace instead of the whole cluster.
        .Add("rbac", Map(("namespaces", List(Namespace))))
        .Add("providers", Map(("default", "openAI"), ("openAI", Map(("model", settings.OpenAiModel)))))
        .Add("kagent-tools", Map(
            ("fullnameOverride", Tools.Name),
            // What they may do is the application's to say; should the chart make a role all the same, then one that reads there.
            ("rbac", Map(("create", false), ("readOnly", true), ("allowSecrets", false), ("namespaces", List(Namespace)))),
            ("tools", Map(("enabledTools", List("k8s")), ("args", List("--read-only"))))))
        .Add("extraObjects", List(KagentObjects.Agent(settings.Namespace), KagentObjects.Connections()));

    private static ImmutableSortedDictionary<string, object> Off(IEnumerable<string> parts) => parts.ToImmutableSortedDictionary(
        part => part, _ => (object)Map(("enabled", false)), StringComparer.Ordinal);
}
