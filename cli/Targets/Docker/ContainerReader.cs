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
        var address = AddressOf(node["NetworkSettings"]!["Networks"] as JsonObject);
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
            Address = address,
            MemoryLimit = node["HostConfig"]!["Memory"]!.GetValue<long>(),
            PublishedPort = PortOf(node["HostConfig"]!["PortBindings"] as JsonObject),
            ReadyAt = address is not null && labels.ContainsKey(Labels.ReadyPath)
                ? new Uri($"http://{address}:{Text(labels[Labels.ReadyPort])}{Text(labels[Labels.ReadyPath])}")
                : null,
            ReadyTimeout = SecondsOf(labels[Labels.ReadyTimeout]) ?? TimeSpan.Zero,
            StartTime = SecondsOf(labels[Labels.StartSeconds]),
        };
    }

    private static string? AddressOf(JsonObject? networks) => networks?
        .Select(network => Text(network.Value?["IPAddress"]))
        .FirstOrDefault(address => !string.IsNullOrEmpty(address));

    private static int? PortOf(JsonObject? bindings) => bindings?
        .SelectMany(binding => binding.Value as JsonArray ?? [])
        .Select(binding => Number(Text(binding?["HostPort"])))
        .FirstOrDefault(port => port is not null);

    private static TimeSpan? SecondsOf(JsonNode? label) => Number(Text(label)) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
