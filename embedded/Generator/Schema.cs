using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Generator;

/// <summary>The definitions of the schema file, by their full name (<c>io.k8s.api.core.v1.Pod</c>).</summary>
internal sealed record Schema([property: JsonPropertyName("definitions")] SortedDictionary<string, Definition> Definitions)
{
    public static Schema Load(string path) =>
        JsonSerializer.Deserialize<Schema>(File.ReadAllText(path))
        ?? throw new InvalidDataException($"{path} holds no schema");

    /// <summary>Follows a reference to a definition that has no properties, and so is a plain value.</summary>
    public Definition Resolve(Definition property) =>
        property.Name is { } name && !Definitions[name].IsObject ? Definitions[name] : property;
}
