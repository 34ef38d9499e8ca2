using System.Text.Json.Nodes;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Diagnosis;

namespace Todo.Tests.Cli.Targets.Cluster.Diagnosis;

internal sealed class NetworkSetbackTests
{
    private const string Client = """{"app.kubernetes.io/name": "backend", "todo/client-of-database": "true"}""";
    private const string ToDatabase =
        """{"to": [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "database"} } }], "ports": [{"port": 5432}]}""";

    private const string FromClients =
        """{"from": [{"podSelector": {"matchLabels": {"todo/client-of-database": "true"} } }], "ports": [{"port": 5432}]}""";

    private const string Out = "no network policy lets backend out to database (NetworkPolicy/backend)";
    private const string In = "no network policy lets backend in to database (NetworkPolicy/database)";

    private static readonly ClusterConnection Cluster = new("minikube", "todo");
    private static readonly Setback Suffered = new("readiness probe failed: 503.", "See its log.", IsFinal: false);

    [Test]
    public void Policies_that_let_a_client_through_are_not_in_the_way() => Assert.That(Reason(ToDatabase, FromClients), Is.Null);

    [Test]
    public void A_pod_that_no_policy_selects_is_free() => Assert.That(Explained(Client), Is.EqualTo(Suffered));

    [Test]
    public void What_a_pod_does_not_declare_is_not_in_the_way() => Assert.That(
        Explained("""{"app.kubernetes.io/name": "other"}""", Policy("deny", "{}", "", "")), Is.EqualTo(Suffered));

    [Test]
    public void The_whole_answer_names_what_is_suffered_the_policy_and_the_mend() => Assert.That(
        Explained(Client, Policy("backend", Named("backend"), "", "")),
        Is.EqualTo(new Setback(
            $"readiness probe failed: 503. The network is in the way: {Out}.",
            "The next up puts the stack's own policies and labels back. See those in force: "
                + "kubectl --context minikube --namespace todo describe networkpolicies",
            IsFinal: false)));

    // What an edited policy says, and whether it lets connections out.
    [TestCase("", Out)]
    [TestCase("""{"to": [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "cache"} } }]}""", Out)]
    [TestCase("""{"to": [{"podSelector": {} }], "ports": [{"port": 53, "protocol": "UDP"}]}""", Out)]
    [TestCase("""{"to": [{"podSelector": {} }], "ports": [{"port": 5000, "endPort": 5431}]}""", Out)]
    [TestCase("""{"to": [{"podSelector": {}, "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "dns"} } }]}""", Out)]
    [TestCase("{}", null)]
    [TestCase("""{"ports": [{"port": "postgres"}]}""", null)]
    [TestCase("""{"ports": [{"protocol": "TCP"}]}""", null)]
    [TestCase("""{"ports": [{"port": 5000, "endPort": 5432}]}""", null)]
    [TestCase("""{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"} }]}""", null)]
    [TestCase("""{"to": [{"namespaceSelector": {"matchLabels": {"team": "todo"} } }]}""", null)]
    public void Each_way_to_write_a_rule_is_understood(string egress, string? expected) =>
        Assert.That(Reason(egress, FromClients), Is.EqualTo(expected));

    [TestCase("In", """["database"]""", null)]
    [TestCase("In", """["cache"]""", Out)]
    [TestCase("NotIn", """["database"]""", Out)]
    [TestCase("NotIn", """["cache"]""", null)]
    [TestCase("Exists", "[]", null)]
    [TestCase("DoesNotExist", "[]", Out)]
    public void Each_operator_of_a_selector_is_understood(string word, string values, string? expected)
    {
        var expression = $$"""{"key": "app.kubernetes.io/name", "operator": "{{word}}", "values": {{values}} }""";
        Assert.That(
            Reason($$"""{"to": [{"podSelector": {"matchExpressions": [{{expression}}]} }]}""", FromClients), Is.EqualTo(expected));
    }

    [Test]
    public void A_policy_of_the_server_that_was_edited_is_in_the_way() => Assert.That(Reason(ToDatabase, ""), Is.EqualTo(In));

    [Test]
    public void A_client_that_lacks_its_label_is_told_so() => Assert.That(
        Reason(ToDatabase, FromClients, """{"app.kubernetes.io/name": "backend"}"""),
        Is.EqualTo($"{In}, as its pods lack the label todo/client-of-database"));

    [Test]
    public void What_one_policy_allows_another_does_not_forbid() => Assert.That(
        Explained(Client, Policy("deny", "{}", "", ""), Policy("allow", "{}", ToDatabase, FromClients)), Is.EqualTo(Suffered));

    [Test]
    public void A_policy_without_types_is_about_what_it_has_rules_for()
    {
        var inOnly = Parse("""{"kind": "NetworkPolicy", "metadata": {"name": "in"}, "spec": {"podSelector": {} } }""");
        Assert.That(Explained(Client, inOnly).Event, Does.EndWith("lets backend in to database (NetworkPolicy/in)."));
    }

    private static string? Reason(string egress, string ingress, string client = Client)
    {
        const string Words = "readiness probe failed: 503. The network is in the way: ";
        var told = Explained(client, Policy("backend", Named("backend"), egress, ""), Policy("database", Named("database"), "", ingress));
        return told == Suffered ? null : told.Event[Words.Length..].TrimEnd('.');
    }

    private static Setback Explained(string client, params JsonObject[] policies)
    {
        var pod = Parse($$"""{"kind": "Pod", "metadata": {"name": "client", "labels": {{client}} }, "spec": {} }""");
        var server = Parse("""
            {"kind": "Pod", "metadata": {"name": "database-0", "labels": {"app.kubernetes.io/name": "database"} },
             "spec": {"containers": [{"ports": [{"name": "postgres", "containerPort": 5432}]}]} }
            """);
        return NetworkSetback.Explain(Suffered, pod, new ClusterSnapshot([pod, server, .. policies], []), Cluster);
    }

    private static string Named(string service) => $$$"""{"matchLabels": {"app.kubernetes.io/name": "{{{service}}}"} }""";

    private static JsonObject Policy(string name, string selector, string egress, string ingress) => Parse($$"""
        {"kind": "NetworkPolicy", "metadata": {"name": "{{name}}"}, "spec": {"podSelector": {{selector}},
         "policyTypes": ["Ingress", "Egress"], "egress": [{{egress}}], "ingress": [{{ingress}}]} }
        """);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
