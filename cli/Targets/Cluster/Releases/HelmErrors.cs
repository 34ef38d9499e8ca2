using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>Says what went wrong between <c>helm</c> and a cluster, and what mends it.</summary>
internal static class HelmErrors
{
    private const int ShownLines = 8;

    /// <summary>The error of a call that failed.</summary>
    public static UserError Explain(ProcessResult result, ClusterConnection connection, ReleaseName release)
    {
        bool Says(string part) => result.Text.Contains(part, StringComparison.OrdinalIgnoreCase);
        string? what = result switch
        {
            { IsMissing: true } =>
                $"helm is not installed, and it makes the release {release.Name}. Install it: https://helm.sh/docs/intro/install/",
            _ when Says("invalid ownership metadata") =>
                $"Objects that are in the way of the release {release.Name} were not made by it:\n{result.Tail(ShownLines)}\n"
                + "If an up with todo:delivery components made them, take the stack down first; data stays: ./todo down",
            _ when Says("failed to fetch") || Says("failed to download") || Says("is not a valid chart repository") =>
                $"The chart of the release {release.Name} cannot be fetched:\n{result.Tail(ShownLines)}\n"
                + "Check this machine's network, or leave it out: todo:addOns, todo:assistant",
            _ when Says("timed out waiting") || Says("context deadline exceeded") =>
                $"The release {release.Name} was not ready in its time:\n{result.Tail(ShownLines)}\n"
                + $"See why: kubectl --context {connection.Context} --namespace {release.Namespace} get pods,events",
            _ => null,
        };
        // The rest is between any program and the cluster.
        return what is null ? KubectlErrors.Explain(result, connection, "helm") : new UserError(ExitCodes.Failed, what);
    }
}
