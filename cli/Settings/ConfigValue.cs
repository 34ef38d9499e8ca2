using System.Text.Json;
using System.Text.Json.Nodes;

namespace Todo.Cli.Settings;

/// <summary>A configured value, decrypted.</summary>
/// <param name="Content">What the YAML says; <see langword="null"/> for YAML's null.</param>
/// <param name="Secret">Whether it, or anything inside it, is encrypted in the file.</param>
internal sealed record ConfigValue(JsonNode? Content, bool Secret)
{
    /// <summary>The text that Pulumi hands to a program: a scalar's own, and JSON for objects and lists.</summary>
    internal string Text => Content switch
    {
        null => "",
        JsonObject or JsonArray => GoJson.Write(Content),
        _ => Content.GetValueKind() switch
        {
            JsonValueKind.String => Content.GetValue<string>(),
            JsonValueKind.Number when Content.AsValue().TryGetValue<double>(out var number) => GoNumber.Text(number),
            _ => Content.ToJsonString(),
        },
    };

    /// <summary>The same value as the Pulumi CLI checks it in a stack's file, where every scalar has become text.</summary>
    internal ConfigValue AsStackValue() => Content is JsonObject or JsonArray ? this : this with { Content = Text };

    /// <summary>The value for an error message; never a secret.</summary>
    internal string Shown => (Secret, Content) switch
    {
        (true, _) => "an encrypted value of another type",
        (_, JsonObject) => "an object",
        (_, JsonArray) => "a list",
        _ => $"\"{Text}\"",
    };
}
