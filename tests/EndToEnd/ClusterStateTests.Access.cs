using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Todo.Tests.EndToEnd;

/// <summary>A cluster that this user does not get to, or may not change.</summary>
internal sealed partial class ClusterStateTests
{
    private const int Port = 8443;
    private const int NobodysPort = 1;
    private const string Nobody = "nobody";

    [Test]
    [Order(1)]
    public async Task There_is_no_kubectl() => await CannotEnterAsync(
        "PATH", "/nowhere", "kubectl is not installed, and it talks to the cluster. Install it: https://kubernetes.io/docs/tasks/tools/");

    [Test]
    [Order(2)]
    public async Task There_is_no_kubeconfig() => await CannotEnterAsync("KUBECONFIG", "/nowhere/kubeconfig", NoContext);

    [Test]
    [Order(3)]
    public async Task The_kubeconfig_has_no_such_context() =>
        await CannotEnterAsync(await KubeconfigAsync(Nobody, context: "other"), NoContext);

    [Test]
    [Order(4)]
    public async Task The_kubeconfig_is_no_YAML()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("kubeconfig", "clusters: [\n");
        await CannotEnterAsync(
            "KUBECONFIG",
            file,
            "The kubeconfig of this machine cannot be read:\n"
            + $"  error: error loading config file \"{file}\": yaml: line 1: did not find expected node content\n"
            + "Mend or move it; to see which file it is: echo \"${KUBECONFIG:-$HOME/.kube/config}\"");
    }

    [Test]
    [Order(5)]
    public async Task The_server_does_not_answer() => await CannotEnterAsync(
        await KubeconfigAsync(Nobody, port: NobodysPort),
        "The cluster of context minikube does not answer:\n"
        + $"  Get \"https://127.0.0.1:{NobodysPort}/api?timeout=20s\": dial tcp 127.0.0.1:{NobodysPort}: connect: connection refused\n"
        + "Start it: minikube start");

    [Test]
    [Order(6)]
    public async Task The_certificate_is_of_another_authority() => await CannotEnterAsync(
        await KubeconfigAsync(Nobody, authority: AnotherAuthority()),
        "The certificate of the cluster of context minikube is not trusted:\n"
        + "  Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority\n"
        + "Get its kubeconfig anew from whoever runs the cluster.");

    [Test]
    [Order(7)]
    public async Task The_user_is_not_known() => await CannotEnterAsync(
        await KubeconfigAsync(Nobody),
        "The cluster of context minikube does not know this user. Log in to it anew, or get its kubeconfig anew.");

    [Test]
    [Order(8)]
    public async Task The_user_may_do_nothing()
    {
        await _cluster.KubectlAsync("create", "serviceaccount", "powerless");
        await CannotEnterAsync(await KubeconfigAsync(await TokenAsync("powerless")), MayNot("get", "namespaces"));
    }

    [Test]
    [Order(9)]
    public async Task The_user_may_only_read()
    {
        await _cluster.KubectlAsync("create", "serviceaccount", "reader");
        await _cluster.KubectlAsync("create", "clusterrole", "reader", "--verb=get,list,watch", "--resource=*.*");
        await _cluster.KubectlAsync("create", "clusterrolebinding", "reader", "--clusterrole=reader", "--serviceaccount=default:reader");
        await CannotEnterAsync(await KubeconfigAsync(await TokenAsync("reader")), MayNot("patch", "namespaces"));
    }

    private static string NoContext => "The kubeconfig of this machine has no context minikube, which the stack's settings name.\n"
        + "    allowed: what this lists: kubectl config get-contexts --output name\n"
        + "    run:     minikube start";

    private static string MayNot(string verb, string resource) =>
        $"The cluster of context minikube does not let this user {verb} {resource}.\n"
        + $"See what is allowed: {Kubectl} auth can-i --list";

    private async Task CannotEnterAsync(string kubeconfig, string expected)
    {
        using var folder = new TemporaryFolder();
        await CannotEnterAsync("KUBECONFIG", folder.Write("kubeconfig", kubeconfig), expected);
    }

    private async Task CannotEnterAsync(string variable, string value, string expected)
    {
        using var companion = new Companion { Variables = _cluster.Variables.SetItem(variable, value) };
        using var settings = InSpace(companion);

        IsRefused(await companion.RunAsync("up", Target, "--yes"), expected);

        Assert.That(await _cluster.KubectlAsync("get", "namespace", Space, "--ignore-not-found"), Is.Empty);
    }

    private async Task<string> KubeconfigAsync(string token, string context = "minikube", int port = Port, string? authority = null)
    {
        authority ??= await _cluster.KubectlAsync(
            "config", "view", "--raw", "--output", "jsonpath={.clusters[0].cluster.certificate-authority-data}");
        return $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: it, cluster: {server: "https://127.0.0.1:{{port}}", certificate-authority-data: {{authority.Trim()}} } }]
            users: [{name: me, user: {token: {{token}} } }]
            contexts: [{name: {{context}}, context: {cluster: it, user: me} }]
            """;
    }

    private async Task<string> TokenAsync(string account) => (await _cluster.KubectlAsync("create", "token", account)).Trim();

    private static string AnotherAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=another", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }
}
