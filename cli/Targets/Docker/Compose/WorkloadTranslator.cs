using System.Collections.Immutable;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Translates one Deployment or StatefulSet into one container.</summary>
internal sealed class WorkloadTranslator(
    string stack, Manifest manifest, ManifestSet manifests, ImmutableArray<NetworkService> services, string folder)
{
    private readonly List<Untranslated> _untranslated = [];
    private readonly ManifestNode _spec = manifest.Root["spec"];
    private readonly ManifestNode _pod = manifest.Root["spec"]["template"]["spec"];
    private readonly ManifestNode _container = manifest.Root["spec"]["template"]["spec"]["containers"].Items[0];
    private readonly VolumeTranslator _volumes = new(manifest, manifests, folder);

    /// <summary>What of it Docker cannot do.</summary>
    public IEnumerable<Untranslated> Untranslated => _untranslated;

    /// <summary>What it mounts from this machine.</summary>
    public IEnumerable<MountedFolder> Folders => _volumes.Folders;

    /// <summary>The volumes it asks for itself.</summary>
    public IEnumerable<string> Claims => _volumes.Claims;

    /// <summary>Seconds by which it has to be ready; 0 when it does not say.</summary>
    public int DeadlineSeconds { get; } = manifest.Root["spec"]["progressDeadlineSeconds"].Number ?? 0;

    /// <summary>The container.</summary>
    public ComposeService Translate()
    {
        var labels = Manifest.TextsOf(_spec["template"]["metadata"]["labels"]);
        var names = services.Where(service => service.Selects(labels)).OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        var ports = PortTranslator.NamedPorts(_container);
        var probes = new ProbeTranslator(_container, ports);
        var service = new ComposeService
        {
            Name = names.FirstOrDefault()?.Name ?? manifest.Name,
            Image = _container["image"].Text!,
            Aliases = [.. names.Skip(1).Select(other => other.Name)],
            Entrypoint = [.. _container["command"].Items.Select(item => item.Text!)],
            Command = [.. _container["args"].Items.Select(item => item.Text!)],
            WorkingFolder = _container["workingDir"].Text,
            Environment = EnvironmentTranslator.Translate(_container, manifests, manifest),
            MemoryFolders = _volumes.MemoryFolders(),
            Mounts = _volumes.Mounts(),
            Cpus = Limit("cpu")?.Amount,
            Memory = Limit("memory") is { } memory ? Size.Of(memory) : null,
            Healthcheck = probes.Healthcheck(),
            Needs = [.. services.Where(other => labels.ContainsKey(Names.ClientLabelOf(other.Name))).Select(other => new ComposeNeed(other.Name, Healthy: false))],
            Ports = [.. names.SelectMany(name => name.PublishedPorts(ports))],
            StopSeconds = _pod["terminationGracePeriodSeconds"].Number,
            Labels = probes.Labels().Add(Labels.Stack, stack),
        };
        SettleWhatDockerHasAnyway();
        ListWhatDockerLacks(probes);
        return SecurityTranslator.Apply(service, _pod["securityContext"], _container["securityContext"]);
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
