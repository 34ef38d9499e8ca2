using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Tests.Cli.Targets.Cluster.Access;

internal sealed class KubectlErrorsTests
{
    private const string NoContext = "The kubeconfig of this machine has no context minikube, which the stack's settings name.\n"
        + "    allowed: what this lists: kubectl config get-contexts --output name\n    run:     minikube start";

    private const string Start = "Start it: minikube start";
    private const string GoesOn = "When it is back, the same command goes on from here.";

    // What kubectl 1.34 says, each provoked on a real cluster or taken from its sources, and what the user is told.
    private static readonly (string Case, string Says, string Told)[] Cases =
    [
        ("no context", "Error in configuration: context was not found for specified context: minikube", NoContext),
        ("no context in a view", "error: cannot locate context minikube", NoContext),
        ("no kubeconfig", "error: context \"minikube\" does not exist", NoContext),
        (
            "a broken kubeconfig",
            "error: error loading config file \"/home/x/.kube/config\": yaml: line 1: did not find expected node content",
            "The kubeconfig of this machine cannot be read:\n"
                + "  error: error loading config file \"/home/x/.kube/config\": yaml: line 1: did not find expected node content\n"
                + "Mend or move it; to see which file it is: echo \"${KUBECONFIG:-$HOME/.kube/config}\""),
        Silent("nobody listens", "The connection to the server 127.0.0.1:8443 was refused - did you specify the right host or port?"),
        (
            "nobody listens, and a file was to be sent",
            "error: unable to recognize \"/tmp/x.json\": Get \"https://127.0.0.1:1/\": dial tcp 127.0.0.1:1: connect: connection refused",
            "The cluster of context minikube does not answer:\n"
                + $"  Get \"https://127.0.0.1:1/\": dial tcp 127.0.0.1:1: connect: connection refused\n{Start}"),
        Silent("no such host", "Unable to connect to the server: dial tcp: lookup cluster.example.com: no such host"),
        Silent("no way there", "Unable to connect to the server: dial tcp 192.0.2.1:8443: connect: no route to host"),
        Silent("no answer", "Unable to connect to the server: dial tcp 192.0.2.1:8443: i/o timeout"),
        Silent(
            "an answer too late",
            "Unable to connect to the server: net/http: request canceled while waiting for connection (Client.Timeout exceeded)"),
        Silent("a handshake too late", "Unable to connect to the server: net/http: TLS handshake timeout"),
        HalfWay("an answer cut off", "Unable to connect to the server: EOF"),
        HalfWay("a connection cut off", "error: read tcp 127.0.0.1:1->127.0.0.1:8443: read: connection reset by peer"),
        HalfWay("a server that starts", "Error from server (ServiceUnavailable): the server is currently unable to handle the request"),
        HalfWay("etcd away", "Error from server: etcdserver: request timed out"),
        (
            "an unknown certificate",
            "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority",
            "The certificate of the cluster of context minikube is not trusted:\n  Unable to connect to the server: tls: failed to verify "
                + "certificate: x509: certificate signed by unknown authority\nGet its kubeconfig anew from whoever runs the cluster."),
        (
            "an unknown user",
            "error: You must be logged in to the server (Unauthorized)",
            "The cluster of context minikube does not know this user. Log in to it anew, or get its kubeconfig anew."),
        (
            "a right that is missing",
            "Error from server (Forbidden): pods is forbidden: User \"low\" cannot list resource \"pods\" in API group \"\" in the "
                + "namespace \"todo\"",
            "The cluster of context minikube does not let this user list pods.\n"
                + "See what is allowed: kubectl --context minikube --namespace todo auth can-i --list"),
        (
            "a namespace that ends",
            "Error from server (Forbidden): configmaps \"s\" is forbidden: unable to create new content in namespace todo because it is "
                + "being terminated",
            "The namespace todo is being deleted, so nothing can be made in it. Wait for its end, then try again:\n"
                + "  kubectl --context minikube wait --for=delete namespace/todo --timeout=300s"),
        (
            "a field that cannot be changed",
            "The StatefulSet \"database\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are "
                + "forbidden",
            "An object of the stack cannot be changed in place:\n  The StatefulSet \"database\" is invalid: spec: Forbidden: updates to "
                + "statefulset spec for fields other than 'replicas' are forbidden\n"
                + "Delete it, and the same command makes it anew; a volume stays: "
                + "kubectl --context minikube --namespace todo delete KIND NAME"),
        (
            "a quota",
            "Error from server (Forbidden): services \"s\" is forbidden: exceeded quota: q, requested: services=1, used: services=0, "
                + "limited: services=0",
            "A quota of the namespace todo is too small for the stack:\n  Error from server (Forbidden): services \"s\" is forbidden: "
                + "exceeded quota: q, requested: services=1, used: services=0, limited: services=0\n"
                + "See it: kubectl --context minikube --namespace todo describe resourcequota"),
        (
            "a node port that another has",
            "The Service \"frontend\" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated",
            "The port 30080 of the cluster's nodes belongs to another service already.\n"
                + "See to which: kubectl --context minikube get services --all-namespaces\n"
                + "Choose another: ./todo config set todo:nodePort NUMBER --stack STACK"),
        Refused(
            "an admission policy",
            "Error from server: deployments.apps \"x\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'p' denied request: no"),
        Refused(
            "a pod that is not hardened",
            "Error from server (Forbidden): pods \"x\" is forbidden: violates PodSecurity \"restricted\""),
        Refused("a webhook", "Error from server: admission webhook \"policy.example.com\" denied the request: no"),
        (
            "no Prometheus operator",
            "error: resource mapping not found for name: \"backend\" namespace: \"todo\" from \"STDIN\": no matches for kind "
                + "\"ServiceMonitor\" in version \"monitoring.coreos.com/v1\"",
            "The cluster of context minikube has no Prometheus operator, whose ServiceMonitor the stack asks for.\n"
                + "Install it, or do without: ./todo config set todo:monitoring none --stack STACK"),
        Old("a kind that is missing", "error: no matches for kind \"HorizontalPodAutoscaler\" in version \"autoscaling/v2\""),
        Old("a kubectl that is too old", "error: unknown flag: --server-side"),
        (
            "anything else",
            "Error from server (Conflict): something new",
            "kubectl failed (exit code 1). Its last lines:\n  Error from server (Conflict): something new"),
    ];

    private static IEnumerable<TestCaseData> Table() =>
        Cases.Select(row => new TestCaseData(row.Says, row.Told).SetArgDisplayNames(row.Case));

    [TestCaseSource(nameof(Table))]
    public void What_kubectl_says_is_told_with_what_mends_it(string says, string told)
    {
        var error = KubectlErrors.Explain(new ProcessResult(1, "", [says]), new ClusterConnection("minikube", "todo"));
        Assert.That(error.Message, Is.EqualTo(told));
    }

    [Test]
    public void What_kubectl_prints_of_objects_that_were_taken_is_not_told()
    {
        var result = new ProcessResult(1, "{\n  \"PASSWORD\": \"hunter2\"\n}\n", ["Error: new", "{", "  \"PASSWORD\": \"hunter2\"", "}"]);
        Assert.That(
            KubectlErrors.Explain(result, new ClusterConnection("minikube", "todo")).Message,
            Is.EqualTo("kubectl failed (exit code 1). Its last lines:\n  Error: new"));
    }

    [Test]
    public void A_machine_without_kubectl_is_told_how_to_get_it()
    {
        var error = KubectlErrors.Explain(ProcessResult.Missing("kubectl"), new ClusterConnection("minikube", "todo"));
        Assert.That(
            error.Message,
            Is.EqualTo("kubectl is not installed, and it talks to the cluster. Install it: https://kubernetes.io/docs/tasks/tools/"));
    }

    [Test]
    public void A_cluster_that_is_not_Minikubes_is_not_started_by_it()
    {
        var result = new ProcessResult(1, "", ["dial tcp 192.0.2.1:6443: connect: connection refused"]);
        Assert.That(
            KubectlErrors.Explain(result, new ClusterConnection("production", "todo")).Message,
            Is.EqualTo("The cluster of context production does not answer:\n  dial tcp 192.0.2.1:6443: connect: connection refused\n"
                + "Start it, or check this machine's network, then try again."));
    }

    private static (string Case, string Says, string Told) Silent(string name, string says) =>
        (name, says, $"The cluster of context minikube does not answer:\n  {says}\n{Start}");

    private static (string Case, string Says, string Told) HalfWay(string name, string says) =>
        (name, says, $"The cluster of context minikube went away half-way:\n  {says}\n{GoesOn}");

    private static (string Case, string Says, string Told) Refused(string name, string says) =>
        (name, says, $"The cluster's admission refused an object of the stack:\n  {says}");

    private static (string Case, string Says, string Told) Old(string name, string says) => (
        name,
        says,
        $"The cluster or kubectl is too old for the stack, or lacks an extension:\n  {says}\n"
            + "It takes Kubernetes 1.34 or later; see: kubectl version");
}
