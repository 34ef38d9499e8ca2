using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Doubles every <c>$</c>: Compose replaces <c>$NAME</c> by variables of the caller, and <c>$$</c> is a plain <c>$</c>.</summary>
internal sealed class DollarConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Replace("$$", "$", StringComparison.Ordinal);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Replace("$", "$$", StringComparison.Ordinal));
}
