using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates one Deployment or StatefulSet into one container.</summary>
internal sealed class WorkloadTranslator(
    string stack, Manifest manifest, ManifestSet manifests, ImmutableArray<NetworkService> services, string folder)
{
    private readonly List<Untranslated> _untranslated = [];
    private readonly ManifestNode _spec = manifest.Root["spec"];
    private readonly ManifestNode _pod = manifest.Root["spec"]["template"]["spec"];
    private readonly ManifestNode _container = manifest.Root["spec"]["template"]["spec"]["containers"].Items[0];
    private readonly VolumeTranslator _volumes = new(manifest, manifests, folder);

    /// <summary>As messages name it.</summary>
    public string Id => manifest.Id;

    /// <summary>What of it Docker cannot do.</summary>
    public IEnumerable<Untranslated> Untranslated => _untranslated;

    /// <summary>What it mounts from this machine.</summary>
    public IEnumerable<MountedFolder> Folders => _volumes.Folders;

    /// <summary>The volumes it asks for itself.</summary>
    public IEnumerable<string> Claims => _volumes.Claims;

    /// <summary>Seconds by which it has to be ready; 0 when it does not say.</summary>
    public int DeadlineSeconds { get; } = manifest.Root["spec"]["progressDeadlineSeconds"].Number ?? 0;

    /// <summary>The container, and the name by which the others reach it: that of the Service in front, or its own.</summary>
    public KeyValuePair<string, ComposeService> Translate()
    {
        var labels = Manifest.TextsOf(_spec["template"]["metadata"]["labels"]);
        var names = services.Where(service => service.Selects(labels)).OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        var ports = PortTranslator.NamedPorts(_container);
        var probes = new ProbeTranslator(_container, ports);
        var service = new ComposeService
        {
            Image = _container["image"].Text!,
            Entrypoint = [.. _container["command"].Items.Select(item => item.Text!)],
            Command = [.. _container["args"].Items.Select(item => item.Text!)],
            WorkingDir = _container["workingDir"].Text,
            Environment = EnvironmentTranslator.Translate(_container, manifests, manifest),
            Tmpfs = _volumes.Tmpfs(),
            Volumes = _volumes.Mounts(),
            Cpus = (double?)Limit("cpu")?.Amount,
            MemLimit = Limit("memory") is { } memory ? Size.Of(memory) : null,
            Healthcheck = probes.Healthcheck(),
            StopGracePeriod = _pod["terminationGracePeriodSeconds"].Number is { } seconds ? ComposeTime.Seconds(seconds) : null,
            DependsOn = services
                .Where(other => labels.ContainsKey(Names.ClientLabelOf(other.Name)))
                .ToImmutableSortedDictionary(other => other.Name, _ => ComposeDependency.Started, StringComparer.Ordinal),
            Ports = WithReadyPort([.. names.SelectMany(name => name.PublishedPorts(ports))], probes.ReadyPort),
            Networks = NetworksOf([.. names.Skip(1).Select(other => other.Name)]),
            Labels = probes.Labels().Add(Labels.Stack, stack),
        };
        SettleWhatDockerHasAnyway();
        ListWhatDockerLacks(probes);
        return KeyValuePair.Create(
            names.FirstOrDefault()?.Name ?? manifest.Name,
            SecurityTranslator.Apply(service, _pod["securityContext"], _container["securityContext"]));
    }

    private static ImmutableArray<ComposePort> WithReadyPort(ImmutableArray<ComposePort> ports, int? ready) =>
        ready is not { } port || ports.Any(published => published.Target == port) ? ports : ports.Add(new ComposePort(null, port));

    private static ImmutableSortedDictionary<string, ComposeNetwork> NetworksOf(ImmutableArray<string> aliases)
    {
        var none = ImmutableSortedDictionary<string, ComposeNetwork>.Empty;
        return aliases.IsEmpty ? none : none.Add(ComposeNetwork.Default, new ComposeNetwork(aliases));
    }

    private Quantity? Limit(string resource) =>
        _container["resources"]["limits"][resource].Text is { } text ? Quantity.Parse(text) : null;

    private void SettleWhatDockerHasAnyway()
    {
        _spec["selector"].Settle();
        _spec["serviceName"].Settle();
        _spec["strategy"].Settle();
        _spec["revisionHistoryLimit"].Settle();
        _spec["template"]["metadata"].Settle();
        _spec["persistentVolumeClaimRetentionPolicy"]["whenDeleted"].SettleIf("Retain");
        _spec["persistentVolumeClaimRetentionPolicy"]["whenScaled"].SettleIf("Retain");
        _pod["serviceAccountName"].Settle();
        _pod["automountServiceAccountToken"].SettleIf("false");
        _pod["enableServiceLinks"].SettleIf("false");
        _container["name"].Settle();
        _container["imagePullPolicy"].Settle();
        _container["resources"]["requests"].Settle();
    }

    private void ListWhatDockerLacks(ProbeTranslator probes)
    {
        _spec["replicas"].SettleIf("1");
        Lacks(_spec["replicas"], "one container of each service runs");
        Lacks(_pod["topologySpreadConstraints"], "one container of each service runs");
        Lacks(_pod["affinity"], "there is one machine");
        Lacks(_container["lifecycle"]["preStop"], "a container stops at once, as no other takes over from it");
        foreach (var probe in probes.Unwatched())
        {
            Lacks(probe, "a container is started again when it exits, not when it stops answering");
        }

        _untranslated.AddRange(_volumes.Untranslated);
    }

    private void Lacks(ManifestNode node, string consequence)
    {
        if (node.Unread().Any() && node.Exists)
        {
            _untranslated.Add(new Untranslated($"{manifest.Id} {node.Path.Split('.')[^1]}", consequence));
            node.Settle();
        }
    }
}
