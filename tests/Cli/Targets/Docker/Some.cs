using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>Plans and manifests made by hand, for what the program itself does not have.</summary>
internal static class Some
{
    /// <summary>A plan of the stack <c>local</c>.</summary>
    public static Plan Plan(params JsonObject[] manifests) => new(
        "local",
        [.. manifests.Select(manifest =>
            new PlannedResource($"urn:{manifest["kind"]}:{manifest["metadata"]!["name"]}", "kubernetes:v1:Some", "some", null, manifest))],
        [],
        ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>An image that the stack builds.</summary>
    public static PlannedImage Image(string name, bool pushed = false, string dockerfile = "Dockerfile") => new(
        name,
        $"todo-list-{name}:v1.0.0",
        $"app-images/{name}",
        $"app-images/{name}/{dockerfile}",
        ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("VERSION", "v1.0.0")]),
        pushed);

    /// <summary>A Deployment of one container.</summary>
    public static JsonObject Deployment(string name) => Parse($$"""
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "{{name}}", "namespace": "todo" },
          "spec": {
            "replicas": 1, "progressDeadlineSeconds": 120, "selector": { "matchLabels": { "app": "{{name}}" } },
            "template": {
              "metadata": { "labels": { "app": "{{name}}" } },
              "spec": { "containers": [ { "name": "{{name}}", "image": "todo-list-{{name}}:v1.0.0" } ] }
            }
          }
        }
        """);

    /// <summary>A StatefulSet of one container.</summary>
    public static JsonObject StatefulSet(string name)
    {
        var workload = Deployment(name);
        workload["kind"] = "StatefulSet";
        workload["spec"]!.AsObject().Remove("progressDeadlineSeconds");
        return workload;
    }

    /// <summary>A Service of a workload of the same name.</summary>
    public static JsonObject Service(string name, string spec = "") => Parse($$"""
        { "apiVersion": "v1", "kind": "Service", "metadata": { "name": "{{name}}" }, "spec": { "selector": { "app": "{{name}}" }{{spec}} } }
        """);

    /// <summary>Any other manifest.</summary>
    public static JsonObject Manifest(string kind, string name, string rest = "") => Parse($$"""
        { "apiVersion": "v1", "kind": "{{kind}}", "metadata": { "name": "{{name}}" }{{rest}} }
        """);

    /// <summary>The same manifest with something set in its pod.</summary>
    public static JsonObject WithPod(this JsonObject workload, string key, string json)
    {
        workload["spec"]!["template"]!["spec"]![key] = JsonNode.Parse(json);
        return workload;
    }

    /// <summary>The same manifest with something set in its container.</summary>
    public static JsonObject WithContainer(this JsonObject workload, string key, string json)
    {
        workload["spec"]!["template"]!["spec"]!["containers"]![0]![key] = JsonNode.Parse(json);
        return workload;
    }

    /// <summary>The same manifest with something set in its spec.</summary>
    public static JsonObject WithSpec(this JsonObject manifest, string key, string json)
    {
        manifest["spec"]![key] = JsonNode.Parse(json);
        return manifest;
    }

    /// <summary>The same manifest with a label on its pods that declares what they connect to.</summary>
    public static JsonObject ConnectingTo(this JsonObject workload, string service)
    {
        workload["spec"]!["template"]!["metadata"]!["labels"]![$"todo/client-of-{service}"] = "true";
        return workload;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
