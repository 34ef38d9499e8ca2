using System.Text.Json.Serialization;

namespace Pulumi.Generator;

/// <summary>One type or property of the schema.</summary>
internal sealed record Definition
{
    [JsonPropertyName("type")] public string? Type { get; init; }
    [JsonPropertyName("format")] public string? Format { get; init; }
    [JsonPropertyName("$ref")] public string? Reference { get; init; }
    [JsonPropertyName("items")] public Definition? Items { get; init; }
    [JsonPropertyName("additionalProperties")] public Definition? Values { get; init; }
    [JsonPropertyName("properties")] public SortedDictionary<string, Definition>? Properties { get; init; }
    [JsonPropertyName("required")] public IReadOnlyList<string> Required { get; init; } = [];
    [JsonPropertyName("x-kubernetes-group-version-kind")] public IReadOnlyList<Kind>? Kinds { get; init; }

    /// <summary>The full name of the definition that this one refers to.</summary>
    public string? Name => Reference?["#/definitions/".Length..];

    public bool IsObject => Properties is not null;
}

/// <summary>Where a kind is served.</summary>
internal sealed record Kind(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("kind")] string Name)
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public string Token => $"kubernetes:{(Group.Length == 0 ? "core" : Group)}/{Version}:{Name}";
}
