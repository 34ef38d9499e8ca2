using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Infra.Policies;

/// <summary>Turns what Pulumi sends to its engine back into the manifest that a cluster is given.</summary>
internal static class WireManifest
{
    /// <summary>The manifest; a value that is not known yet is an <see cref="UnknownValue"/>.</summary>
    internal static async Task<JsonObject> ReadAsync(ImmutableDictionary<string, object?> values)
    {
        var manifest = new JsonObject();
        foreach (var (key, value) in values)
        {
            manifest[key] = await NodeOfAsync(value);
        }

        return manifest;
    }

    private static async Task<JsonNode?> NodeOfAsync(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        // Every number crosses Pulumi's wire as a double; a manifest's are whole.
        double number when number == Math.Floor(number) && Math.Abs(number) < 1L << 53 => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        ImmutableDictionary<string, object?> map => await ReadAsync(map),
        ImmutableArray<object?> list => await ReadAsync(list),
        // An Output of a type that is only known here, such as Output<string>.
        _ => await ReadOutputAsync((dynamic)value),
    };

    private static async Task<JsonArray> ReadAsync(ImmutableArray<object?> values)
    {
        var list = new JsonArray();
        foreach (var value in values)
        {
            list.Add(await NodeOfAsync(value));
        }

        return list;
    }

    private static async Task<JsonNode?> ReadOutputAsync<T>(Output<T> output) => await OutputUtilities.GetIsKnownAsync(output)
        ? await NodeOfAsync(await OutputUtilities.GetValueAsync(output))
        : UnknownValue.Node();
}
