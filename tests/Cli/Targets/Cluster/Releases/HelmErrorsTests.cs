using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;

namespace Todo.Tests.Cli.Targets.Cluster.Releases;

internal sealed class HelmErrorsTests
{
    // What helm 3.22 says, each provoked on a real cluster or taken from its sources, and what the user is told.
    private static readonly (string Case, string Says, string Told)[] Cases =
    [
        (
            "objects in the way",
            "Error: Unable to continue with install: Service \"backend\" in namespace \"todo\" exists and cannot be imported into the "
                + "current release: invalid ownership metadata; label validation error",
            "Objects that are in the way of the release metrics were not made by it:\n"
                + "  Error: Unable to continue with install: Service \"backend\" in namespace \"todo\" exists and cannot be imported into "
                + "the current release: invalid ownership metadata; label validation error\n"
                + "If an up with todo:delivery components made them, take the stack down first; data stays: ./todo down"),
        (
            "no way to the repository",
            "Error: looks like \"https://charts.example.com\" is not a valid chart repository or cannot be reached: no such host",
            "The chart of the release metrics cannot be fetched:\n"
                + "  Error: looks like \"https://charts.example.com\" is not a valid chart repository or cannot be reached: no such host\n"
                + "Check this machine's network, or leave it out: todo:addOns, todo:assistant"),
        (
            "too late",
            "Error: timed out waiting for the condition",
            "The release metrics was not ready in its time:\n  Error: timed out waiting for the condition\n"
                + "See why: kubectl --context minikube --namespace kube-system get pods,events"),
        (
            "what happens to any program",
            "Error: Kubernetes cluster unreachable: the server has asked for the client to provide credentials",
            "The cluster of context minikube does not know this user. Log in to it anew, or get its kubeconfig anew."),
        (
            "something else",
            "Error: it rains",
            "helm failed (exit code 1). Its last lines:\n  Error: it rains"),
    ];

    private static IEnumerable<TestCaseData> Table() =>
        Cases.Select(row => new TestCaseData(row.Says, row.Told).SetArgDisplayNames(row.Case));

    [TestCaseSource(nameof(Table))]
    public void What_helm_says_is_told_with_what_mends_it(string says, string told) =>
        Assert.That(MessageOf(new ProcessResult(1, "", [says])), Is.EqualTo(told));

    [Test]
    public void That_helm_is_missing_is_told() => Assert.That(
        MessageOf(ProcessResult.Missing("helm")),
        Is.EqualTo("helm is not installed, and it makes the release metrics. Install it: https://helm.sh/docs/intro/install/"));

    private static string MessageOf(ProcessResult result)
    {
        var release = new ReleaseName("kube-system", "metrics");
        return HelmErrors.Explain(result, new ClusterConnection("minikube", "todo"), release).Message;
    }
}
