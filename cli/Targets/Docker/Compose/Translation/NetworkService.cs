using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>A Kubernetes Service: the name and the ports by which a workload is reached.</summary>
internal sealed class NetworkService
{
    private readonly Manifest _manifest;
    private readonly ImmutableSortedDictionary<string, string> _selector;
    private readonly List<Untranslated> _untranslated = [];

    /// <summary>Reads a Service.</summary>
    public NetworkService(Manifest manifest)
    {
        _manifest = manifest;
        _selector = Manifest.TextsOf(manifest.Root["spec"]["selector"]);
        manifest.Root["spec"]["type"].SettleIf("ClusterIP");
        manifest.Root["spec"]["type"].SettleIf("NodePort");
        manifest.Root["spec"]["clusterIP"].SettleIf("None");
    }

    /// <summary>Its name.</summary>
    public string Name => _manifest.Name;

    /// <summary>What of it Docker cannot do.</summary>
    public IEnumerable<Untranslated> Untranslated => _untranslated;

    /// <summary>Whether it leads to pods with these labels.</summary>
    public bool Selects(ImmutableSortedDictionary<string, string> labels) =>
        _selector.Count > 0 && _selector.All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <summary>The node ports, as ports of this machine.</summary>
    /// <param name="portsByName">The ports of the container.</param>
    public ImmutableArray<ComposePort> PublishedPorts(ImmutableDictionary<string, int> portsByName)
    {
        var published = ImmutableArray.CreateBuilder<ComposePort>();
        foreach (var port in _manifest.Root["spec"]["ports"].Items)
        {
            port["name"].Settle();
            port["protocol"].SettleIf("TCP");
            var own = port["port"].Number!.Value;
            var target = PortTranslator.Resolve(port["targetPort"], portsByName) ?? own;
            if (port["nodePort"].Number is { } nodePort)
            {
                published.Add(new ComposePort(nodePort, target));
            }

            if (own != target)
            {
                _untranslated.Add(new Untranslated(
                    $"{_manifest.Id} {port.Path}", $"containers reach {Name} at its own port {target}, not at {own}"));
            }
        }

        return published.ToImmutable();
    }
}
