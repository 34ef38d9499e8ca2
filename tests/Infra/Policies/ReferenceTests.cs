using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class ReferenceTests
{
    private const string Frontend = "Deployment frontend";
    private const string Annotations = "spec.template.metadata.annotations";

    [TestCaseSource(nameof(Breaks))]
    public async Task What_pods_read_has_a_hash_on_them(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCaseSource(nameof(Keeps))]
    public async Task What_pods_do_not_read_needs_no_hash(string manifest, Action<JsonObject> change, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, change), Is.EqualTo(violations));

    internal static IEnumerable<TestCaseData> Breaks()
    {
        foreach (var (what, path, value) in Of("configMap"))
        {
            yield return In(Frontend, what, json => WithoutReferences(json).Put(path, value), Texts.ConfigHash);
        }

        foreach (var (what, path, value) in Of("secret"))
        {
            yield return In(Frontend, what, json => WithoutReferences(json).Put(path, value), Texts.SecretHash);
        }
    }

    private static IEnumerable<TestCaseData> Keeps()
    {
        yield return In(Frontend, "nothing", json => WithoutReferences(json));
        foreach (var kind in new[] { "configMap", "secret" })
        {
            yield return In(
                Frontend, $"a node that is labelled {kind}", json => WithoutReferences(json).Put($"{Pod}.nodeSelector", Named(kind)));
            yield return In(
                Frontend,
                $"a variable that mentions {kind}Ref",
                json => WithoutReferences(json).Put($"{Container}.env", new JsonArray(new JsonObject { ["value"] = $"\"{kind}Ref\":" })));
        }
    }

    private static IEnumerable<(string What, string Path, JsonNode Value)> Of(string kind)
    {
        var allKeys = Named($"{kind}Ref");
        var oneKey = new JsonObject { ["name"] = "KEY", ["valueFrom"] = Named($"{kind}KeyRef") };
        var plain = new JsonObject { ["name"] = "PLAIN", ["value"] = "1" };
        var fieldOfPod = Named("downwardAPI");
        var projected = new JsonObject
        {
            ["name"] = "all",
            ["projected"] = new JsonObject { ["sources"] = List(fieldOfPod, Named(kind)) },
        };
        yield return ($"{kind}Ref", $"{Container}.envFrom", List(allKeys));
        yield return ($"{kind}Ref behind another source", $"{Container}.envFrom", List(new JsonObject { ["prefix"] = "A_" }, allKeys));
        yield return ($"{kind}Ref of an init container", $"{Pod}.initContainers.0.envFrom", List(allKeys));
        yield return ($"{kind}Ref of a second container", $"{Pod}.containers.1.envFrom", List(allKeys));
        yield return ($"{kind}KeyRef", $"{Container}.env", List(oneKey));
        yield return ($"{kind}KeyRef behind a plain variable", $"{Container}.env", List(plain, oneKey));
        yield return ($"{kind}KeyRef of an init container", $"{Pod}.initContainers.0.env", List(oneKey));
        yield return ($"volume {kind}", $"{Pod}.volumes", List(Named(kind)));
        yield return ($"volume {kind} behind another volume", $"{Pod}.volumes", List(Named("emptyDir"), Named(kind)));
        yield return ($"projected volume of a {kind}", $"{Pod}.volumes", List(projected));
    }

    // Two containers and an init container that read nothing.
    private static JsonObject WithoutReferences(JsonObject manifest)
    {
        var container = manifest.Put($"{Pod}.volumes", null).Put(Annotations, null).Get(Container);
        return manifest.Put($"{Pod}.containers.1", container).Put($"{Pod}.initContainers", List(container));
    }

    private static JsonObject Named(string field) => new() { [field] = new JsonObject { ["name"] = "frontend-values" } };

    private static JsonArray List(params JsonNode[] items) => new([.. items.Select(item => item.DeepClone())]);
}
