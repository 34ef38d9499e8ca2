using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>Brings what a cluster lacks, by the chart of those who make it, in a version that was tried.</summary>
internal static class AddOnRelease
{
    // Their images are pulled first, which takes a while on a slow line.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    internal static ChartRelease Make(AddOn addOn, TodoSettings settings, ComponentResourceOptions options)
    {
        var (name, space, source) = addOn switch
        {
            AddOn.IngressNginx => (
                "ingress-nginx",
                settings.IngressNamespace ?? "ingress-nginx",
                new ChartOfRepository(new Uri("https://kubernetes.github.io/ingress-nginx"), "ingress-nginx", "4.14.1")),
            AddOn.MetricsServer => (
                "metrics-server",
                "kube-system",
                new ChartOfRepository(new Uri("https://kubernetes-sigs.github.io/metrics-server"), "metrics-server", "3.13.0")),
            _ => throw new ArgumentOutOfRangeException(nameof(addOn), addOn, "There is no such add-on."),
        };
        var args = new ChartReleaseArgs { Source = source, Namespace = space, CreateNamespace = true, Timeout = Timeout };
        return new ChartRelease(name, args, options);
    }
}
