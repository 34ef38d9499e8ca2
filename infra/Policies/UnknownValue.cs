using System.Text.Json.Nodes;

namespace Todo.Infra.Policies;

/// <summary>Stands in a manifest for a value that a preview does not know yet, such as the digest of an image to be built.</summary>
internal sealed class UnknownValue
{
    /// <summary>A place that is not known yet.</summary>
    internal static JsonNode Node() => JsonValue.Create(new UnknownValue())!;

    /// <summary>The node itself, if it is known.</summary>
    /// <exception cref="UnknownValueException">It is not known yet.</exception>
    internal static JsonNode? Refuse(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<UnknownValue>(out _) ? throw new UnknownValueException() : node;
}

/// <summary>A rule needs a value that a preview does not know yet, so it cannot be judged before the update.</summary>
internal sealed class UnknownValueException() : Exception("The value is known in the update only.");
