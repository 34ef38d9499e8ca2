using System.Text.RegularExpressions;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>Says what went wrong between <c>kubectl</c>, or another program, and a cluster, and what mends it.</summary>
internal static partial class KubectlErrors
{
    private const int ShownLines = 8;

    /// <summary>The error of a call that failed.</summary>
    public static UserError Explain(ProcessResult result, ClusterConnection connection, string program = "kubectl")
    {
        var (context, space) = connection;
        // What it prints besides is of objects that were taken, secrets among them.
        result = result.ErrorsOnly();
        var text = result.Text;
        bool Says(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
        string what = result switch
        {
            { IsMissing: true } =>
                "kubectl is not installed, and it talks to the cluster. Install it: https://kubernetes.io/docs/tasks/tools/",
            _ when Says("context was not found") || Says("cannot locate context") || Says($"context \"{context}\" does not exist") =>
                $"The kubeconfig of this machine has no context {context}, which the stack's settings name.\n"
                + "    allowed: what this lists: kubectl config get-contexts --output name\n"
                + "    run:     "
                + (connection.Loader.IsMinikube ? "minikube start" : "./todo config set kubernetes:context NAME --stack STACK"),
            _ when Says("error loading config file") || Says("invalid configuration") =>
                $"The kubeconfig of this machine cannot be read:\n{result.Tail(ShownLines)}\n"
                + "Mend or move it; to see which file it is: echo \"${KUBECONFIG:-$HOME/.kube/config}\"",
            _ when Says("connection refused") || Says("was refused") || Says("no such host") || Says("i/o timeout")
                || Says("no route to host") || Says("context deadline exceeded") || Says("Client.Timeout")
                || Says("TLS handshake timeout") =>
                $"The cluster of context {context} does not answer:\n{Asking().Replace(result.Tail(1), "")}\n"
                + (connection.Loader.IsMinikube
                    ? "Start it: minikube start"
                    : "Start it, or check this machine's network, then try again."),
            _ when Says("EOF") || Says("connection reset") || Says("server is currently unable") || Says("etcdserver") =>
                $"The cluster of context {context} went away half-way:\n{result.Tail(1)}\n"
                + "When it is back, the same command goes on from here.",
            _ when Says("x509") || Says("certificate") =>
                $"The certificate of the cluster of context {context} is not trusted:\n{result.Tail(1)}\n"
                + "Get its kubeconfig anew from whoever runs the cluster.",
            _ when Says("Unauthorized") || Says("must be logged in") || Says("provide credentials") =>
                $"The cluster of context {context} does not know this user. Log in to it anew, or get its kubeconfig anew.",
            _ when Says("being terminated") =>
                Ending(connection),
            _ when Says("exceeded quota") =>
                $"A quota of the namespace {space} is too small for the stack:\n{result.Tail(ShownLines)}\n"
                + $"See it: kubectl --context {context} --namespace {space} describe resourcequota",
            _ when TakenPort().Match(text) is { Success: true } port =>
                $"The port {port.Groups["port"].Value} of the cluster's nodes belongs to another service already.\n"
                + $"See to which: kubectl --context {context} get services --all-namespaces\n"
                + "Choose another: ./todo config set todo:nodePort NUMBER --stack STACK",
            _ when Says("violates PodSecurity") || Says("admission webhook") || Says("denied the request") || Says("denied request") =>
                $"The cluster's admission refused an object of the stack:\n{result.Tail(ShownLines)}",
            _ when Says("field is immutable") || Says("updates to statefulset spec") =>
                $"An object of the stack cannot be changed in place:\n{result.Tail(ShownLines)}\n"
                + "Delete it, and the same command makes it anew; a volume stays: "
                + $"kubectl --context {context} --namespace {space} delete KIND NAME",
            _ when Forbidden().Match(text) is { Success: true } right =>
                $"The cluster of context {context} does not let this user {right.Groups["verb"].Value} {right.Groups["resource"].Value}.\n"
                + $"See what is allowed: kubectl --context {context} --namespace {space} auth can-i --list",
            _ when Says("no matches for kind \"ServiceMonitor\"") =>
                $"The cluster of context {context} has no Prometheus operator, whose ServiceMonitor the stack asks for.\n"
                + "Install it, or do without: ./todo config set todo:monitoring none --stack STACK",
            _ when Says("no matches for kind") || Says("unknown flag") =>
                $"The cluster or kubectl is too old for the stack, or lacks an extension:\n{result.Tail(ShownLines)}\n"
                + "It takes Kubernetes 1.34 or later; see: kubectl version",
            _ => $"{program} failed (exit code {result.ExitCode}). Its last lines:\n{result.Tail(ShownLines)}",
        };
        return new UserError(ExitCodes.Failed, what);
    }

    /// <summary>What a user is told whose namespace is being deleted.</summary>
    public static string Ending(ClusterConnection connection) =>
        $"The namespace {connection.Namespace} is being deleted, so nothing can be made in it. Wait for its end, then try again:\n"
        + $"  kubectl --context {connection.Context} wait --for=delete namespace/{connection.Namespace} --timeout=300s";

    // What it was about to do, and with which file, is of no use to a user whose cluster is away.
    [GeneratedRegex("error: unable to recognize \"[^\"]*\": ")]
    private static partial Regex Asking();

    [GeneratedRegex(@"Invalid value: (?<port>\d+): provided port is already allocated")]
    private static partial Regex TakenPort();

    [GeneratedRegex("cannot (?<verb>[a-z]+) resource \"(?<resource>[a-z./]+)\"")]
    private static partial Regex Forbidden();
}
