using System.Text.Json.Nodes;
using Todo.Cli.Checking;

namespace Todo.Tests.Cli.Checking;

internal sealed class StrictSchemaTests
{
    private const string Container = "spec.template.spec.containers[0]";

    [Test]
    public void A_manifest_that_an_api_server_takes_has_nothing_wrong() => Assert.That(Check(Deployment()), Is.Empty);

    [TestCase("""{"apiVersion": "v1", "kind": "Service", "spec": {"ports": [{"port": 80, "targetPort": "http"}]}}""")]
    [TestCase("""{"apiVersion": "v1", "kind": "Service", "spec": {"ports": [{"port": 80, "targetPort": 8080}]}}""")]
    [TestCase("""{"apiVersion": "v1", "kind": "ConfigMap", "data": {"any.key": "text"}}""")]
    [TestCase("""{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "spec": {"podSelector": {}}}""")]
    public void Ports_may_have_names_or_numbers_and_maps_any_key(string manifest) => Assert.That(Check(manifest), Is.Empty);

    [Test]
    public void An_unknown_field_is_named_with_its_path() => Assert.That(
        Check(Deployment("""{"name": "backend", "imge": "a"}""")),
        Is.EqualTo(new[] { $"{Container}.imge: unknown field" }));

    [Test]
    public void An_unknown_field_at_the_top_is_named() => Assert.That(
        Check("""{"apiVersion": "v1", "kind": "ConfigMap", "dta": {}}"""),
        Is.EqualTo(new[] { "dta: unknown field" }));

    [TestCase("image", "5", "string")]
    [TestCase("image", "null", "string")]
    [TestCase("image", "[]", "string")]
    [TestCase("tty", "\"true\"", "boolean")]
    [TestCase("args", "\"serve\"", "array")]
    [TestCase("resources", "[]", "object")]
    public void A_wrong_type_is_named_with_its_path_and_value(string field, string value, string type) => Assert.That(
        Check(Deployment($$"""{"name": "backend", "{{field}}": {{value}}}""")),
        Is.EqualTo(new[] { $"{Container}.{field}: {value} is not of type {type}" }));

    [TestCase("\"80\"")]
    [TestCase("80.5")]
    [TestCase("80.0")]
    [TestCase("2147483648")]
    public void A_number_that_does_not_fit_is_a_wrong_type(string port) => Assert.That(
        Check(Deployment($$"""{"name": "backend", "ports": [{"containerPort": {{port}}}]}""")),
        Is.EqualTo(new[] { $"{Container}.ports[0].containerPort: {port} is not of type integer" }));

    [TestCase("""{"apiVersion": "v1", "kind": "ConfigMap", "data": {"replicas": 2}}""", "data[replicas]: 2 is not of type string")]
    [TestCase(
        """{"apiVersion": "v1", "kind": "Service", "spec": {"ports": [{"port": 80, "targetPort": 8.5}]}}""",
        "spec.ports[0].targetPort: 8.5 is not of type string")]
    [TestCase(
        """{"apiVersion": "v1", "kind": "Service", "spec": {"ports": [{"port": 80, "targetPort": true}]}}""",
        "spec.ports[0].targetPort: true is not of type string")]
    [TestCase(
        """{"apiVersion": "v1", "kind": "Service", "spec": {"type": "Nodeport"}}""",
        """spec.type: "Nodeport" is not one of ["ClusterIP","ExternalName","LoadBalancer","NodePort"]""")]
    public void A_wrong_value_in_a_map_a_port_or_a_choice_is_named(string manifest, string violation) =>
        Assert.That(Check(manifest), Is.EqualTo(new[] { violation }));

    [Test]
    public void A_missing_required_field_is_named_with_its_path() => Assert.That(
        Check(Deployment("""{"image": "a"}""")),
        Is.EqualTo(new[] { $"{Container}.name: required, but missing" }));

    [Test]
    public void Everything_wrong_is_told_at_once() => Assert.That(
        Check(Deployment("""{"imge": "a", "tty": 1}""")),
        Is.EqualTo(new[]
        {
            $"{Container}.name: required, but missing",
            $"{Container}.imge: unknown field",
            $"{Container}.tty: 1 is not of type boolean",
        }));

    [TestCase(
        """{"apiVersion": "apps/v1", "kind": "Deploymnt"}""",
        "kind: Deploymnt is not a kind of apps/v1 that is known here; did you mean Deployment?")]
    [TestCase(
        """{"apiVersion": "v1", "kind": "Deployment"}""",
        "kind: Deployment is not a kind of v1 that is known here; did you mean apps/v1?")]
    [TestCase("""{"kind": "Deployment"}""", "apiVersion and kind: required, but one is missing")]
    [TestCase("""{"apiVersion": "apps/v1"}""", "apiVersion and kind: required, but one is missing")]
    public void A_manifest_of_no_known_kind_is_refused(string manifest, string violation) =>
        Assert.That(Check(manifest), Is.EqualTo(new[] { violation }));

    [TestCase("""{"apiVersion": "apps/v1", "kind": "Xyz"}""", "kind: Xyz is not a kind of apps/v1 that is known here")]
    [TestCase("""{"apiVersion": "app/v1", "kind": "Xyz"}""", "kind: Xyz is not a kind of app/v1 that is known here")]
    [TestCase("""{"apiVersion": "v1", "kind": 1}""", "apiVersion and kind: required, but one is missing")]
    public void Where_nothing_is_like_it_nothing_is_guessed(string manifest, string violation) =>
        Assert.That(Check(manifest), Is.EqualTo(new[] { violation }));

    [Test]
    public void A_secret_of_a_wrong_type_is_not_shown() => Assert.That(
        Check("""{"apiVersion": "v1", "kind": "Secret", "stringData": {"PASSWORD": 4711}}"""),
        Is.EqualTo(new[] { "stringData[PASSWORD]: the value is not of type string" }));

    [TestCase("monitoring.coreos.com/v1", true)]
    [TestCase("cert-manager.io/v1", true)]
    [TestCase("gateway.networking.k8s.io/v1", true)]
    [TestCase("v1", false)]
    [TestCase("app/v1", false)]
    [TestCase("batch/v2", false)]
    [TestCase("networking.k8s.io/v2", false)]
    [TestCase("scheduling.k8s.io/v1", false)]
    [TestCase("rbac.authorization.k8s.io/v9", false)]
    public void A_group_that_is_not_Kubernetes_own_is_known(string version, bool isCustom) =>
        Assert.That(StrictSchema.Load().IsCustom(new JsonObject { ["apiVersion"] = version, ["kind"] = "Xyz" }), Is.EqualTo(isCustom));

    private const string GoodContainer =
        """{"name": "backend", "image": "a", "resources": {"limits": {"cpu": "1"}}, "ports": [{"containerPort": 80}]}""";

    private static IEnumerable<string> Check(string manifest) => StrictSchema.Load().Check(JsonNode.Parse(manifest)!.AsObject());

    private static string Deployment(string container = GoodContainer) => $$"""
        {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "metadata": {"name": "backend", "labels": {"app": "backend"} },
          "spec": {
            "replicas": 1,
            "selector": {"matchLabels": {"app": "backend"} },
            "template": {"metadata": {"labels": {"app": "backend"} }, "spec": {"containers": [{{container}}]} }
          }
        }
        """;
}
