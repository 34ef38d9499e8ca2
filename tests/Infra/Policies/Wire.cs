using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Infra.Policies;

/// <summary>Manifests in the form in which Pulumi's engine shows them to a transform.</summary>
internal static class Wire
{
    internal static ResourceTransformArgs ResourceOf(JsonObject manifest) =>
        ResourceOf($"{manifest["metadata"]!["name"]}", ValuesOf(manifest));

    internal static ResourceTransformArgs ResourceOf(string name, ImmutableDictionary<string, object?> values) =>
        new(name, "kubernetes:any/v1:Kind", true, values, new CustomResourceOptions());

    internal static ImmutableDictionary<string, object?> ValuesOf(JsonObject manifest) =>
        (ImmutableDictionary<string, object?>)ValueOf(JsonNode.Parse(manifest.ToJsonString()))!;

    /// <summary>An output that a preview does not know.</summary>
    internal static Output<string> Unknown() => OutputUtilities.CreateUnknown("not yet");

    /// <summary>The same values with another one in a place, if there is such a place.</summary>
    internal static ImmutableDictionary<string, object?> With(
        this ImmutableDictionary<string, object?> values, string path, Func<object?, object?> change) =>
        (ImmutableDictionary<string, object?>)Changed(values, path.Split('.'), change)!;

    private static object? Changed(object? value, ReadOnlySpan<string> path, Func<object?, object?> change)
    {
        if (path.IsEmpty)
        {
            return change(value);
        }

        switch (value)
        {
            case ImmutableDictionary<string, object?> map when map.TryGetValue(path[0], out var member):
                return map.SetItem(path[0], Changed(member, path[1..], change));
            case ImmutableArray<object?> list:
                var items = list.ToArray();
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Changed(items[i], path[1..], change);
                }

                return ImmutableArray.Create(items);
            default:
                return value;
        }
    }

    private static object? ValueOf(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToImmutableDictionary(pair => pair.Key, pair => ValueOf(pair.Value)),
        JsonArray list => list.Select(ValueOf).ToImmutableArray(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        _ => node.GetValue<string>(),
    };
}
