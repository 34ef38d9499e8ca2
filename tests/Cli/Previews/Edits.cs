using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Tests.Cli.Previews;

/// <summary>Small changes of settings and plans.</summary>
internal static class Edits
{
    /// <summary>Sets keys, as <c>key=value</c>.</summary>
    internal static Func<StackConfig, StackConfig> Set(params string[] settings) => config => settings
        .Select(setting => setting.Split('=', 2))
        .Aggregate(config, (current, pair) => current with { Values = current.Values.SetItem(pair[0], pair[1]) });

    /// <summary>Sets a secret.</summary>
    internal static Func<StackConfig, StackConfig> SetSecret(string key, string value) => config =>
        new StackConfig(config.Values.SetItem(key, value), config.SecretKeys.Add(key));

    /// <summary>Edits the manifest of a kind and name.</summary>
    internal static Func<Plan, Plan> Edit(string kind, string name, Action<JsonObject> edit) => plan => plan with
    {
        Resources = [.. plan.Resources.Select(resource => Is(resource, kind, name) ? Edited(resource, edit) : resource)],
    };

    /// <summary>Changes the resource of a kind and name.</summary>
    internal static Func<Plan, Plan> With(string kind, string name, Func<PlannedResource, Plan, PlannedResource> change)
    {
        return plan => plan with
        {
            Resources = [.. plan.Resources.Select(resource => Is(resource, kind, name) ? change(resource, plan) : resource)],
        };
    }

    /// <summary>Takes a component away with all that is in it.</summary>
    internal static Func<Plan, Plan> WithoutComponent(string type, string name) => plan =>
    {
        var gone = plan.Resources.Where(resource => resource.Type.EndsWith($":{type}", StringComparison.Ordinal) && resource.Name == name)
            .Select(resource => resource.Urn).ToHashSet();
        foreach (var resource in plan.Resources.Where(resource => resource.ParentUrn is { } parent && gone.Contains(parent)))
        {
            gone.Add(resource.Urn);
        }

        return plan with { Resources = plan.Resources.RemoveAll(resource => gone.Contains(resource.Urn)) };
    };

    /// <summary>Adds a resource of the stack itself.</summary>
    internal static Func<Plan, Plan> Add(string type, string name, string json) => plan => plan with
    {
        Resources = plan.Resources.Add(new PlannedResource(
            $"urn:pulumi:{plan.Stack}::todo::{type}::{name}", type, name, null, JsonNode.Parse(json)!.AsObject())),
    };

    /// <summary>Adds a resource to the component that was added last.</summary>
    internal static Func<Plan, Plan> AddBelow(string type, string name, string json) => plan =>
    {
        var added = Add(type, name, json)(plan);
        var below = added.Resources[^1] with { ParentUrn = plan.Resources[^1].Urn };
        return plan with { Resources = plan.Resources.Add(below) };
    };

    /// <summary>The node at a path.</summary>
    internal static JsonNode At(this JsonNode node, params object[] path) =>
        path.Aggregate(node, (inner, step) => step is int index ? inner[index]! : inner[(string)step]!);

    private static bool Is(PlannedResource resource, string kind, string name) =>
        resource.Kind == kind && resource.Inputs["metadata"]!["name"]!.GetValue<string>() == name;

    private static PlannedResource Edited(PlannedResource resource, Action<JsonObject> edit)
    {
        var inputs = resource.Inputs.DeepClone().AsObject();
        edit(inputs);
        return resource with { Inputs = inputs };
    }
}
