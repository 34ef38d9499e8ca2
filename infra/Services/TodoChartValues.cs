using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>
/// The values of the application's own chart, named as <c>chart/values.yaml</c> names them and described in
/// <c>chart/values.schema.json</c>; what is <see langword="null"/> is left to the chart. An output of text is a secret.
/// </summary>
internal sealed record TodoChartValues
{
    public required Output<TodoChartImages> Images { get; init; }

    public required AppEnvironment AppEnvironment { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required string OpenAiModel { get; init; }

    public required ImmutableSortedDictionary<string, bool> Features { get; init; }

    public required EntryKind Entry { get; init; }

    public required string Host { get; init; }

    public int? NodePort { get; init; }

    public string? CertificateIssuer { get; init; }

    public string? IngressNamespace { get; init; }

    public required Monitoring Monitoring { get; init; }

    public string? MonitoringNamespace { get; init; }

    public string? ExistingSecret { get; init; }

    public Output<string>? JwtSecret { get; init; }

    public Output<string>? OpenAiApiKey { get; init; }

    public Output<string>? DatabasePassword { get; init; }

    public Output<string>? DatabaseUrl { get; init; }

    public required TodoChartDatabase Database { get; init; }

    public required TodoChartService Backend { get; init; }

    public required TodoChartService Frontend { get; init; }

    public string? PriorityClass { get; init; }

    public required ImmutableSortedDictionary<string, string> NodeSelector { get; init; }
}
