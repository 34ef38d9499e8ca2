using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="WebService"/> is made from.</summary>
public sealed record WebServiceArgs
{
    /// <summary>The service's name, namespace and version.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The reference of the image.</summary>
    public required Input<string> Image { get; init; }

    /// <summary><c>Never</c> where images are built in the cluster's own Docker, <c>Always</c> where they come from a registry.</summary>
    public required string PullPolicy { get; init; }

    /// <summary>The numeric user and group of the process; never 0.</summary>
    public required int UserId { get; init; }

    /// <summary>The port that it listens at and offers.</summary>
    public required int Port { get; init; }

    /// <summary>How its health is asked.</summary>
    public required HealthProbes Probes { get; init; }

    /// <summary>Replicas, resources and shutdown.</summary>
    public required ServiceSettings Settings { get; init; }

    /// <summary>The settings of the process by key.</summary>
    public required ImmutableSortedDictionary<string, string> Config { get; init; }

    /// <summary>The folder that holds the settings as files; <see langword="null"/> puts them into the environment.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>The secrets of the process by key; empty for none.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Secrets { get; init; } = ImmutableSortedDictionary<string, Output<string>>.Empty;

    /// <summary>The services inside the cluster that it connects to.</summary>
    public ImmutableArray<ServiceEndpoint> ConnectsTo { get; init; } = [];

    /// <summary>The ports of the internet that it connects to.</summary>
    public ImmutableArray<int> InternetPorts { get; init; } = [];

    /// <summary>Whether anybody may connect; otherwise only the services that declare it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The port of every node that leads to it; <see langword="null"/> keeps it inside the cluster.</summary>
    public int? NodePort { get; init; }
}

/// <summary>
/// One stateless service with all that belongs to it: settings, secrets, account, pods, address, connections and, from two replicas
/// on, a disruption budget and pods that keep apart.
/// </summary>
public sealed class WebService : ComponentResource
{
    private const int RedundantReplicas = 2;

    /// <summary>Makes a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public WebService(string name, WebServiceArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:WebService", name, options)
    {
        var inside = new ComponentResourceOptions { Parent = this };
        var config = new AppConfig(Names.ConfigOf(name), new AppConfigArgs { Scope = args.Scope, Values = args.Config }, inside);
        var secret = args.Secrets.IsEmpty
            ? null
            : new AppSecret(Names.SecretOf(name), new AppSecretArgs { Scope = args.Scope, Values = args.Secrets }, inside);
        var account = new AppServiceAccount(name, new AppServiceAccountArgs { Scope = args.Scope }, inside);
        var policy = new AppNetworkPolicy(
            name,
            new AppNetworkPolicyArgs
            {
                Scope = args.Scope,
                Port = args.Port,
                IsPublic = args.IsPublic,
                ConnectsTo = args.ConnectsTo,
                InternetPorts = args.InternetPorts,
            },
            inside);
        var service = new AppService(name, new AppServiceArgs { Scope = args.Scope, Port = args.Port, NodePort = args.NodePort }, inside);
        _ = new AppDeployment(
            name,
            new AppDeploymentArgs { Replicas = args.Settings.Replicas, Pod = MakePod(args, config, secret) },
            // A pod without its account is refused, and one without its connections and address fails its first probes.
            new ComponentResourceOptions { Parent = this, DependsOn = { account, policy, service } });
        if (args.Settings.Replicas >= RedundantReplicas)
        {
            MakeDisruptionBudget(name, args);
        }

        Endpoint = service.Endpoint;
        RegisterOutputs();
    }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint { get; }

    private static AppPod MakePod(WebServiceArgs args, AppConfig config, AppSecret? secret) => new()
    {
        Scope = args.Scope,
        Image = args.Image,
        PullPolicy = args.PullPolicy,
        UserId = args.UserId,
        Port = args.Port,
        Probes = args.Probes,
        Resources = args.Settings.Resources,
        Shutdown = args.Settings.Shutdown,
        Config = config,
        SettingsFolder = args.SettingsFolder,
        Secret = secret,
        ConnectsTo = args.ConnectsTo,
        Spread = args.Settings.Replicas >= RedundantReplicas,
    };

    // With one replica a budget would only keep nodes from being drained.
    private void MakeDisruptionBudget(string name, WebServiceArgs args) => _ = new PodDisruptionBudget(
        name,
        new PodDisruptionBudgetArgs
        {
            Metadata = args.Scope.Metadata(),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                MaxUnavailable = 1,
                Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Scope.Service) },
            },
        },
        new CustomResourceOptions { Parent = this });
}
