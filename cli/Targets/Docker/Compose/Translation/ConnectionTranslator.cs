using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates how a workload is reached, and what it connects to.</summary>
/// <param name="labels">The labels of its pods: Services select by them, and they declare connections.</param>
/// <param name="services">The Services of the stack.</param>
/// <param name="ports">The ports of its container, by name.</param>
internal sealed class ConnectionTranslator(
    ImmutableSortedDictionary<string, string> labels, ImmutableArray<NetworkService> services, ImmutableDictionary<string, int> ports)
{
    private readonly ImmutableArray<NetworkService> _own =
        [.. services.Where(service => service.Selects(labels)).OrderBy(service => service.Name, StringComparer.Ordinal)];

    /// <summary>The name of the Service in front of it; <see langword="null"/> without one.</summary>
    public string? Name => _own.FirstOrDefault()?.Name;

    /// <summary>The container with its ports, its further names and what has to start before it.</summary>
    /// <param name="service">The container.</param>
    /// <param name="readyPort">The port of its readiness probe, which has to be published as well.</param>
    public ComposeService Apply(ComposeService service, int? readyPort) => service with
    {
        DependsOn = services
            .Where(other => labels.ContainsKey(Names.ClientLabelOf(other.Name)))
            .ToImmutableSortedDictionary(other => other.Name, _ => ComposeDependency.Started, StringComparer.Ordinal),
        Ports = WithReadyPort([.. _own.SelectMany(own => own.PublishedPorts(ports))], readyPort),
        Networks = NetworksOf([.. _own.Skip(1).Select(other => other.Name)]),
    };

    private static ImmutableArray<ComposePort> WithReadyPort(ImmutableArray<ComposePort> ports, int? ready) =>
        ready is not { } port || ports.Any(published => published.Target == port) ? ports : ports.Add(new ComposePort(null, port));

    private static ImmutableSortedDictionary<string, ComposeNetwork> NetworksOf(ImmutableArray<string> aliases)
    {
        var none = ImmutableSortedDictionary<string, ComposeNetwork>.Empty;
        return aliases.IsEmpty ? none : none.Add(ComposeNetwork.Default, new ComposeNetwork(aliases));
    }
}
