using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>
/// A pod of one container as this application runs all of them: Pod Security "restricted" and beyond (read-only root, no service
/// account token), with probes, limits and a graceful end. There is no way to leave one of these out.
/// </summary>
public sealed record AppPod
{
    private const int FirstUnprivilegedPort = 1024;

    /// <summary>How the service runs, whose name its container and its service account have.</summary>
    public required ServiceRuntime Runtime { get; init; }

    /// <summary>The numeric user and group of the process; never 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is root's.</exception>
    public required int UserId
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(UserId), value, "A process of the application never runs as root (0).");
    }

    /// <summary>The port that it listens at; <see langword="null"/> for none.</summary>
    public int? Port { get; init; }

    /// <summary>The name of that port.</summary>
    public string PortName { get; init; } = Names.HttpPort;

    /// <summary>How its health is asked.</summary>
    public required HealthProbes Probes { get; init; }

    /// <summary>Settings that it reads.</summary>
    public AppConfig? Config { get; init; }

    /// <summary>The folder that holds the settings as files; <see langword="null"/> puts them into the environment.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>Secrets that it reads, from the environment.</summary>
    public AppSecret? Secret { get; init; }

    /// <summary>
    /// The folder of the volume <see cref="Names.DataVolume"/>, whose claim the workload makes; <see langword="null"/> for none.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>The services inside the cluster that it connects to.</summary>
    public ImmutableArray<ServiceEndpoint> ConnectsTo { get; init; } = [];

    /// <summary>Whether its pods keep apart from each other, on different nodes where that is possible.</summary>
    public bool Spread { get; init; }

    private ServiceScope Scope => Runtime.Scope;

    internal PodTemplateSpecArgs ToTemplate() => new() { Metadata = Metadata(), Spec = Spec() };

    private ObjectMetaArgs Metadata()
    {
        var metadata = new ObjectMetaArgs
        {
            Labels = Names.LabelsOf(Scope.Service, Scope.Version)
                .AddRange(ConnectsTo.Select(endpoint => KeyValuePair.Create(Names.ClientLabelOf(endpoint.Service), "true"))),
        };
        if (Config is not null)
        {
            metadata.Annotations.Add(Names.ConfigHashAnnotation, Config.ContentHash);
        }

        if (Secret is not null)
        {
            metadata.Annotations.Add(Names.SecretHashAnnotation, Secret.ContentHash);
        }

        return metadata;
    }

    private PodSpecArgs Spec()
    {
        var spec = new PodSpecArgs
        {
            ServiceAccountName = Scope.Service,
            AutomountServiceAccountToken = false,
            // Old-style environment variables for every service of the namespace: nobody reads them, and they slow the start.
            EnableServiceLinks = false,
            TerminationGracePeriodSeconds = Runtime.Shutdown.GracePeriodSeconds,
            SecurityContext = PodSecurity(),
            Containers = { Container() },
            Volumes = { new VolumeArgs { Name = Names.ScratchVolume, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "64Mi" } } },
        };
        if (Config is not null && SettingsFolder is not null)
        {
            spec.Volumes.Add(new VolumeArgs
            {
                Name = Names.SettingsVolume,
                ConfigMap = new ConfigMapVolumeSourceArgs { Name = Config.MapName },
            });
        }

        if (Runtime.Placement.PriorityClass is { } priority)
        {
            spec.PriorityClassName = priority;
        }

        foreach (var (label, value) in Runtime.Placement.NodeSelector)
        {
            spec.NodeSelector.Add(label, value);
        }

        if (Spread)
        {
            spec.TopologySpreadConstraints.Add(new TopologySpreadConstraintArgs
            {
                MaxSkew = 1,
                TopologyKey = "kubernetes.io/hostname",
                WhenUnsatisfiable = "ScheduleAnyway",
                LabelSelector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(Scope.Service) },
            });
        }

        return spec;
    }

    private PodSecurityContextArgs PodSecurity()
    {
        var security = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = UserId,
            RunAsGroup = UserId,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        };
        if (Port < FirstUnprivilegedPort)
        {
            // Lets any user of this pod's own network listen below 1024; one of the safe sysctls, which "restricted" allows.
            security.Sysctls.Add(new SysctlArgs { Name = "net.ipv4.ip_unprivileged_port_start", Value = "0" });
        }

        if (DataFolder is not null)
        {
            security.FsGroup = UserId;
            security.FsGroupChangePolicy = "OnRootMismatch";
        }

        return security;
    }

    private ContainerArgs Container()
    {
        var container = new ContainerArgs
        {
            Name = Scope.Service,
            Image = Runtime.Image,
            ImagePullPolicy = Runtime.PullPolicy,
            LivenessProbe = Probes.Liveness.ToArgs(),
            ReadinessProbe = Probes.Readiness.ToArgs(),
            StartupProbe = Probes.Startup.ToArgs(),
            Lifecycle = Runtime.Shutdown.ToArgs(),
            Resources = Runtime.Resources.ToArgs(),
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            },
            VolumeMounts = { new VolumeMountArgs { Name = Names.ScratchVolume, MountPath = "/tmp" } },
        };
        if (Port is { } port)
        {
            container.Ports.Add(new ContainerPortArgs { Name = PortName, ContainerPortValue = port });
        }

        AddSettings(container);
        if (DataFolder is not null)
        {
            container.VolumeMounts.Add(new VolumeMountArgs { Name = Names.DataVolume, MountPath = DataFolder });
        }

        return container;
    }

    private void AddSettings(ContainerArgs container)
    {
        if (Config is not null && SettingsFolder is not null)
        {
            container.VolumeMounts.Add(new VolumeMountArgs { Name = Names.SettingsVolume, MountPath = SettingsFolder, ReadOnly = true });
        }
        else if (Config is not null)
        {
            container.EnvFrom.Add(new EnvFromSourceArgs { ConfigMapRef = new ConfigMapEnvSourceArgs { Name = Config.MapName } });
        }

        if (Secret is not null)
        {
            container.EnvFrom.Add(new EnvFromSourceArgs { SecretRef = new SecretEnvSourceArgs { Name = Secret.SecretName } });
        }
    }
}
