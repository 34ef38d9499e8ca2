using System.Collections.Immutable;

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
        var ports = PortTranslator.NamedPorts(_container);
        var probes = new ProbeTranslator(_container, ports);
        var connections = new ConnectionTranslator(Manifest.TextsOf(_spec["template"]["metadata"]["labels"]), services, ports);
        var service = new ComposeService
        {
            Image = _container["image"].Text!,
            Entrypoint = [.. _container["command"].Items.Select(item => item.Text!)],
            Command = [.. _container["args"].Items.Select(item => item.Text!)],
            WorkingDir = _container["workingDir"].Text,
            Environment = EnvironmentTranslator.Translate(_container, manifests, manifest),
            Tmpfs = _volumes.Tmpfs(),
            Volumes = _volumes.Mounts(),
            Healthcheck = probes.Healthcheck(),
            StopGracePeriod = _pod["terminationGracePeriodSeconds"].Number is { } seconds ? ComposeTime.Seconds(seconds) : null,
            Labels = probes.Labels().Add(Labels.Stack, stack),
        };
        service = connections.Apply(service, probes.ReadyPort);
        service = LimitTranslator.Apply(service, _container);
        service = SecurityTranslator.Apply(service, _pod["securityContext"], _container["securityContext"]);
        SettleWhatDockerHasAnyway();
        ListWhatDockerLacks(probes);
        return KeyValuePair.Create(connections.Name ?? manifest.Name, service);
    }

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
        Lacks(_pod["priorityClassName"], "there is one machine");
        Lacks(_pod["nodeSelector"], "there is one machine");
        Lacks(_container["resources"]["limits"]["ephemeral-storage"], "Docker does not limit what a container writes");
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
