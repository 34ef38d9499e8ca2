using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Reads what <c>docker inspect</c> says about a container.</summary>
internal static class ContainerReader
{
    /// <summary>The container of one entry.</summary>
    public static Container Read(JsonObject node)
    {
        var state = node["State"]!;
        var labels = node["Config"]!["Labels"]!.AsObject();
        return new Container
        {
            Id = Text(node["Id"])!,
            Service = Text(labels[Labels.Service]) ?? "",
            Image = Text(node["Config"]!["Image"])!,
            State = Text(state["Status"])!,
            ExitCode = state["ExitCode"]!.GetValue<int>(),
            OutOfMemory = state["OOMKilled"]!.GetValue<bool>(),
            Restarts = node["RestartCount"]!.GetValue<int>(),
            StartedAt = DateTimeOffset.Parse(Text(state["StartedAt"])!, CultureInfo.InvariantCulture),
            Health = Text(state["Health"]?["Status"]),
            MemoryLimit = node["HostConfig"]!["Memory"]!.GetValue<long>(),
            // As asked for: what is published for the readiness probe alone asks for no port of its own, and Docker chooses one.
            PublishedPort = PortOf(node["HostConfig"]!["PortBindings"] as JsonObject),
            Readiness = ReadinessOf(labels, node["NetworkSettings"]!["Ports"] as JsonObject),
            StartTime = SecondsOf(labels[Labels.StartSeconds]),
        };
    }

    private static Readiness? ReadinessOf(JsonObject labels, JsonObject? published)
    {
        if (Text(labels[Labels.ReadyPath]) is not { } path || Number(Text(labels[Labels.ReadyPort])) is not { } port)
        {
            return null;
        }

        var leadingThere = published?[$"{port}/tcp"] as JsonArray ?? [];
        return new Readiness(path, port, PortOf(leadingThere), SecondsOf(labels[Labels.ReadyTimeout]) ?? TimeSpan.Zero);
    }

    private static int? PortOf(JsonObject? bindings) => PortOf((bindings ?? []).SelectMany(binding => binding.Value as JsonArray ?? []));

    private static int? PortOf(IEnumerable<JsonNode?> bindings) => bindings
        .Select(binding => Number(Text(binding?["HostPort"])))
        .FirstOrDefault(port => port is not null);

    private static TimeSpan? SecondsOf(JsonNode? label) => Number(Text(label)) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
