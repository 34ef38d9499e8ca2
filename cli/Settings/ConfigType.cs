using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Todo.Cli.Settings;

/// <summary>The type that <c>Pulumi.yaml</c> declares for a setting.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Items">For an array, the type of each item.</param>
internal sealed record ConfigType(string Name, ConfigType? Items)
{
    internal const string Array = "array";

    /// <summary>The types that Pulumi knows.</summary>
    internal static readonly string[] Names = ["string", "integer", "boolean", Array, "object"];

    /// <summary>The name with the types of the items, as the Pulumi CLI writes it.</summary>
    internal string FullName => Items is null ? Name : $"{Name}<{Items.FullName}>";

    /// <summary>Whether one command can set a value of it.</summary>
    internal bool IsSingle => Name is not (Array or "object");

    /// <summary>What values are allowed, in words.</summary>
    internal string Description => Name switch
    {
        "integer" => "a whole number",
        "boolean" => "true or false",
        Array => $"a list, each item {Items!.Description}",
        "object" => "an object",
        _ => "text",
    };

    /// <summary>Whether a value is of this type. Numbers and booleans may be written as text, as the Pulumi CLI itself writes them.</summary>
    internal bool Accepts(JsonNode? value) => Name switch
    {
        "integer" => IsWholeNumber(value),
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False || TextOf(value) is "true" or "false",
        Array => value is JsonArray items && items.All(Items!.Accepts),
        "object" => value is JsonObject,
        _ => TextOf(value) is not null,
    };

    private static bool IsWholeNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number
        ? !value.AsValue().TryGetValue<double>(out var number) || double.IsInteger(number)
        : long.TryParse(TextOf(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static string? TextOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
