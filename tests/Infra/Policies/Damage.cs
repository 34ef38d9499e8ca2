using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

/// <summary>Damages one manifest of a stack, and tells what the policies say then.</summary>
internal static class Damage
{
    internal const string Backend = "Deployment backend";
    internal const string Pod = "spec.template.spec";
    internal const string Container = $"{Pod}.containers.0";

    private static readonly Dictionary<string, Lazy<Task<string>>> Evaluated = Stacks.All.ToDictionary(
        stack => stack,
        stack => new Lazy<Task<string>>(async () => new JsonArray(
            [.. (await Stacks.EvaluateAsync(stack)).Manifests.Select(manifest => manifest.DeepClone())]).ToJsonString()));

    /// <summary>The whole text of every violation of the rules that each manifest has to keep.</summary>
    internal static async Task<IEnumerable<string>> ViolationsAsync(string manifest, Action<JsonObject> damage) =>
        OfEach(await OfAsync(manifest, damage));

    /// <summary>What each of some manifests violates, whatever the others are.</summary>
    internal static IEnumerable<string> OfEach(IEnumerable<JsonObject> manifests) =>
        from manifest in manifests
        let name = $"{manifest["metadata"]?["name"] ?? "without a name"}"
        from violation in AppPolicies.Check(manifest, name, isPreview: false)
        select violation.ToString();

    /// <summary>The manifests of a stack, the local one if none is named, one of them damaged.</summary>
    internal static async Task<List<JsonObject>> OfAsync(string manifest, Action<JsonObject> damage, string stack = "local")
    {
        var all = JsonNode.Parse(await Evaluated[stack].Value)!.AsArray().Select(node => node!.AsObject()).ToList();
        damage(all.Single(candidate => $"{candidate["kind"]} {candidate["metadata"]!["name"]}" == manifest));
        return all;
    }

    /// <summary>A case: a value put at a path (no value takes away what is there), and the violations that follow.</summary>
    internal static TestCaseData At(string what, string path, JsonNode? value, params string[] violations) =>
        In(Backend, what, json => json.Put(path, value), violations);

    /// <summary>A case: a manifest, what is done to it, and the violations that follow.</summary>
    internal static TestCaseData In(string manifest, string what, Action<JsonObject> damage, params string[] violations) =>
        new TestCaseData(manifest, damage, violations.Select(text => $"{manifest} {text}").ToArray())
            .SetArgDisplayNames($"{manifest}: {what}");

    /// <summary>Cases: a value put into each container that a pod can have, and the violation that follows.</summary>
    internal static IEnumerable<TestCaseData> InEveryContainer(string what, string path, JsonNode? value, string violation) =>
    [
        At(what, $"{Container}.{path}", value, violation),
        OfTwo("containers", 0, what, path, value, violation),
        OfTwo("containers", 1, what, path, value, violation),
        OfTwo("initContainers", 0, what, path, value, violation),
        OfTwo("initContainers", 1, what, path, value, violation),
    ];

    /// <summary>A case: a value put into one of two containers, and the violation that follows.</summary>
    internal static TestCaseData OfTwo(string list, int damaged, string what, string path, JsonNode? value, string violation) => In(
        Backend, $"{list}.{damaged} of two: {what}", json => Twice(json, list).Put($"{Pod}.{list}.{damaged}.{path}", value), violation);

    /// <summary>The manifest with its container twice in a list.</summary>
    internal static JsonObject Twice(JsonObject manifest, string list)
    {
        var container = manifest.Get(Container);
        return manifest.Put($"{Pod}.{list}", new JsonArray(container.DeepClone(), container.DeepClone()));
    }

    /// <summary>Puts a value at a path, whose objects are made where they are missing; no value takes away what is there.</summary>
    internal static JsonObject Put(this JsonObject root, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        JsonNode node = root;
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray list ? list[Index(step)]! : node[step] ??= new JsonObject();
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else if (node is JsonArray list)
        {
            list.Insert(Index(steps[^1]), value.DeepClone());
        }
        else
        {
            node[steps[^1]] = value.DeepClone();
        }

        return root;
    }

    /// <summary>What stands at a path.</summary>
    internal static JsonNode Get(this JsonObject root, string path) => path.Split('.').Aggregate(
        (JsonNode)root, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
