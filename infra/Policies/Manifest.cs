using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>Reads manifests. What is missing reads as nothing; a value that is not known yet cannot be read.</summary>
/// <exception cref="UnknownValueException">The value is known in the update only.</exception>
internal static class Manifest
{
    /// <summary>What kind of object it is, such as <c>Deployment</c>.</summary>
    internal static string Kind(JsonObject manifest) => Text(manifest, "kind");

    /// <summary>What stands at a path; <see langword="null"/> for nothing.</summary>
    internal static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            node = UnknownValue.Refuse((node as JsonObject)?[key]);
        }

        return node;
    }

    /// <summary>The text at a path; empty for nothing.</summary>
    internal static string Text(JsonNode? node, params ReadOnlySpan<string> path) => At(node, path)?.ToString() ?? string.Empty;

    /// <summary>The whole number at a path; 0 for anything else.</summary>
    internal static long Number(JsonNode? node, params ReadOnlySpan<string> path) =>
        At(node, path) is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    /// <summary>The items of the list at a path; none for anything else.</summary>
    internal static IEnumerable<JsonNode?> Items(JsonNode? node, params ReadOnlySpan<string> path) =>
        (At(node, path) as JsonArray ?? []).Select(UnknownValue.Refuse);
}
