using System.Text.Json;

namespace Pulumi;

/// <summary>A free-form JSON argument.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>JSON's null.</summary>
    public InputJson()
        : this(Output.Create(Parse("null")))
    {
    }

    private InputJson(Output<JsonElement> value)
        : base(value)
    {
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

#pragma warning disable CS1591 // Conversions explain themselves.
    public static implicit operator InputJson(string json) => new(Output.Create(Parse(json)));

    public static implicit operator InputJson(JsonDocument document) => new(Output.Create(document.RootElement));

    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(plain => plain.RootElement));

    public static implicit operator InputJson(Output<JsonElement> element) => new(element);
#pragma warning restore CS1591
}
