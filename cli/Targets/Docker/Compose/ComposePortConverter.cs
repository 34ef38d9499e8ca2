using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Writes a port as Compose's short form.</summary>
internal sealed class ComposePortConverter : JsonConverter<ComposePort>
{
    /// <inheritdoc />
    public override ComposePort Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ComposePort.Parse(reader.GetString()!);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ComposePort value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
