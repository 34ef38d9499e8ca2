using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

/// <summary>Damages one manifest of the local stack, and tells what the policies say about the whole stack then.</summary>
internal static class Damage
{
    internal const string Backend = "Deployment backend";
    internal const string Pod = "spec.template.spec";
    internal const string Container = $"{Pod}.containers.0";

    private static readonly Lazy<Task<string>> Local = new(async () =>
        new JsonArray([.. (await Stacks.EvaluateAsync("local")).Manifests.Select(manifest => manifest.DeepClone())]).ToJsonString());

    /// <summary>The whole text of every violation.</summary>
    internal static async Task<IEnumerable<string>> ViolationsAsync(string manifest, Action<JsonObject> damage) =>
        AppPolicies.Check(await OfAsync(manifest, damage)).Select(violation => violation.ToString());

    /// <summary>The manifests of the local stack, one of them damaged.</summary>
    internal static async Task<List<JsonObject>> OfAsync(string manifest, Action<JsonObject> damage)
    {
        var all = JsonNode.Parse(await Local.Value)!.AsArray().Select(node => node!.AsObject()).ToList();
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
