using System.Text.Json.Nodes;
using static Todo.Tests.Cli.Previews.Edits;

namespace Todo.Tests.Cli.Previews;

/// <summary>Stacks before and after a change; the whole preview of each is in <c>tests/Cli/Previews/Expected</c>.</summary>
internal static class Pairs
{
    private const string Url = "postgresql://todo:canary-of-the-url@db.example.com/todo?sslmode=verify-full";

    internal static readonly Pair[] All =
    [
        new("nothing"),
        new("first") { Program = _ => null },
        new("of-an-earlier-version") { Was = Set("todo:logLevel=INFO"), Program = plan => plan with { Config = null } },
        new("setting") { Is = Set("todo:logLevel=WARNING") },
        new("setting-on-docker") { Is = Set("todo:logLevel=WARNING"), OnDocker = true },
        new("two-settings-of-one-object") { Is = Set("todo:logLevel=WARNING", "todo:openAiModel=gpt-5") },
        new("feature-switched-off") { Is = Set("""todo:features={"chat":false}""") },
        new("scaled") { Is = Set("""todo:backend={"replicas":3}""") },
        new("autoscaled") { Is = Set("""todo:backend={"replicas":2,"maxReplicas":5}""") },
        new("no-longer-scaled") { Stack = "production", Is = Set("""todo:backend={"replicas":4,"maxReplicas":4}""") },
        new("two-services-by-one-setting-each")
        {
            Was = Set("""todo:backend={"replicas":2}""", """todo:frontend={"replicas":2}"""),
            Is = Set("""todo:backend={"replicas":2,"memoryLimit":"2Gi"}""", """todo:frontend={"replicas":3}"""),
        },
        new("version") { Is = Set("todo:version=v1.1.0") },
        new("version-of-pushed-images") { Stack = "production", Is = Set("todo:version=v1.1.0") },
        new("namespace-that-holds-data") { Is = Set("todo:namespace=other") },
        new("namespace-without-data") { Stack = "production", Is = Set("todo:namespace=other") },
        new("namespace-and-version") { Is = Set("todo:namespace=other", "todo:version=v2.0.0") },
        new("sources") { Source = ("app-images/backend/main.py", "print()\n") },
        new("sources-of-a-pushed-image") { Stack = "production", Source = ("app-images/backend/main.py", "print()\n") },
        new("sources-and-version") { Source = ("app-images/frontend/page.tsx", "\n"), Is = Set("todo:version=v1.0.1") },
        new("secret-added") { Is = SetSecret("todo:openAiApiKey", "sk-canary-of-the-new-key") },
        new("secret-changed")
        {
            Was = SetSecret("todo:jwtSecret", "canary-of-the-old-signing-key-012345"),
            Is = SetSecret("todo:jwtSecret", "canary-of-the-new-signing-key-012345"),
        },
        new("secret-removed") { Was = SetSecret("todo:openAiApiKey", "sk-canary-of-the-old-key") },
        new("secret-given-instead-of-generated") { Is = SetSecret("todo:databasePassword", "canary0of0the0password") },
        new("external-database-elsewhere") { Stack = "production", Is = SetSecret("todo:databaseUrl", Url) },
        new("database-to-the-outside")
        {
            Is = config => SetSecret("todo:databaseUrl", Url)(Set("todo:databaseLocation=external")(config)),
        },
        new("plain-text-that-became-a-secret")
        {
            Is = SetSecret("todo:openAiApiKey", "sk-canary-that-was-in-plain-text"),
            Program = Edit("ConfigMap", "backend-config", map => map["data"]!["OPENAI_API_KEY"] = "sk-canary-that-was-in-plain-text"),
        },
        new("only-whitespace") { Program = Edit("ConfigMap", "backend-config", map => map["data"]!["LOG_LEVEL"] = "DEBUG ") },
        new("unseen-signs") { Program = Edit("ConfigMap", "backend-config", map => map["data"]!["LOG_LEVEL"] = "DE\u202eBUG\t\n") },
        new("number-that-was-text") { Program = Edit("Deployment", "backend", map => map["spec"]!["replicas"] = "1") },
        new("named-list-reordered") { Program = Edit("StatefulSet", "database", map => Reverse(map, "volumeMounts")) },
        new("list-reordered") { Program = Edit("NetworkPolicy", "backend", map => Reverse(map.At("spec", "egress").AsArray())) },
        new("list-entry-inserted") { Program = Edit("NetworkPolicy", "backend", map => map.At("spec", "egress").AsArray().RemoveAt(0)) },
        new("component-added") { Program = WithoutComponent("WebService", "frontend") },
        new("component-removed")
        {
            Program = plan => AddBelow(
                "kubernetes:apps/v1:Deployment", "mailer", """{"kind":"Deployment","metadata":{"name":"mailer"}}""")(
                Add("todo:component:Worker", "mailer", "{}")(plan)),
        },
        new("volume-deleted")
        {
            Program = Add(
                "kubernetes:core/v1:PersistentVolumeClaim",
                "uploads",
                """{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"uploads","namespace":"todo"}}"""),
        },
        new("volume-larger") { Is = Set("todo:databaseStorage=2Gi") },
        new("renamed-in-pulumi-too")
        {
            Program = plan => Edit("ConfigMap", "frontend-config", map => map["metadata"]!["name"] = "page-config")(
                With("ConfigMap", "frontend-config", (map, _) => map with { Urn = $"{map.Urn}-of-the-page", Name = "page-config" })(plan)),
        },
        new("renamed") { Program = Edit("ConfigMap", "frontend-config", map => map["metadata"]!["name"] = "page-config") },
        new("moved-between-components") { Program = With("Service", "backend", (service, plan) => service with
        {
            Urn = $"{service.Urn}-of-the-database",
            ParentUrn = plan.Resources.Single(resource => resource is { Name: "database", ParentUrn: null, Inputs: var inputs }
                && resource.Type.EndsWith(":Database", StringComparison.Ordinal)).Urn,
        }) },
        new("selector-that-cannot-be-changed")
        {
            Program = Edit("Deployment", "frontend", map => map.At("spec", "selector", "matchLabels").AsObject()["tier"] = "page"),
        },
        new("namespace-that-was-not-protected")
        {
            Is = Set("todo:namespace=other"),
            Program = With("Namespace", "todo", (it, _) => it with { Options = it.Options with { Protect = false } }),
        },
        new("setting-that-the-program-no-longer-knows")
        {
            Program = plan => Edit("ConfigMap", "backend-config", map => map["data"]!["LOG_LEVEL"] = "TRACE")(plan) with
            {
                Config = Set("todo:verbosity=3")(plan.Config!),
            },
        },
        new("setting-and-program")
        {
            Is = Set("todo:logLevel=WARNING"),
            Program = Edit("ConfigMap", "frontend-config", map => map["data"]!["APP_ENV"] = "dev"),
        },
        new("node-port") { Is = Set("todo:nodePort=30081") },
        new("nodes-chosen") { Is = Set("""todo:nodeSelector={"disk":"ssd"}""") },
        new("monitored") { Is = Set("todo:monitoring=prometheus") },
        new("environment")
        {
            Is = config => SetSecret("todo:databaseUrl", Url)(Set(
                "todo:environment=production", "todo:host=todo.example.com", "todo:registry=registry.example.com/todo")(config)),
        },
    ];

    private static void Reverse(JsonObject deployment, string list) =>
        Reverse(deployment.At("spec", "template", "spec", "containers", 0, list).AsArray());

    private static void Reverse(JsonArray list)
    {
        var items = list.Reverse().ToList();
        list.Clear();
        items.ForEach(list.Add);
    }
}
