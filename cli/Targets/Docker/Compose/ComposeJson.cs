using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>
/// Writes and reads a Compose file as JSON, which is YAML: both Docker Compose and the older docker-compose 1.29 take it, and no
/// text in it can be taken for a number or a boolean. There is no <c>version</c> and no <c>name</c>, as one of the two refuses each.
/// </summary>
internal static class ComposeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        // YAML does not put the two halves of a \u escape together, so what is beyond ASCII is written as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
        Converters = { new DollarConverter() },
    };

    /// <summary>The content of the file.</summary>
    public static string Write(ComposeProject project) => $"{JsonSerializer.Serialize(project, Options)}\n";

    /// <summary>What of the file one service is: as long as it stays the same, Compose leaves the container alone.</summary>
    public static string Write(ComposeService service) => JsonSerializer.Serialize(service, Options);

    /// <summary>The content of a file that was written by this class; <see langword="null"/> when there is none.</summary>
    public static ComposeProject? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<ComposeProject>(File.ReadAllText(path), Options) : null;

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = (_, value) => value is not (null or false or ICollection { Count: 0 });
        }
    }
}
