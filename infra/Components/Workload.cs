using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What every <see cref="Workload"/> is made from.</summary>
public abstract record WorkloadArgs
{
    private protected WorkloadArgs()
    {
    }

    /// <summary>How it runs in this stack.</summary>
    public required ServiceRuntime Runtime { get; init; }

    /// <summary>The numeric user and group of the process; never 0.</summary>
    public required int UserId { get; init; }

    /// <summary>How its health is asked.</summary>
    public required HealthProbes Probes { get; init; }

    /// <summary>The settings of the process by key; empty for none.</summary>
    public ImmutableSortedDictionary<string, string> Config { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The folder that holds the settings as files; <see langword="null"/> puts them into the environment.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>The secrets of the process by key; empty for none.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Secrets { get; init; } =
        ImmutableSortedDictionary<string, Output<string>>.Empty;

    /// <summary>The services inside the cluster that it connects to. It starts when their addresses are there.</summary>
    public ImmutableArray<ServiceEndpoint> ConnectsTo { get; init; } = [];

    /// <summary>The ports of the internet that it connects to.</summary>
    public ImmutableArray<int> InternetPorts { get; init; } = [];
}

/// <summary>
/// One stateless service with all that belongs to it: settings, secrets, account, connections, pods, an address where it listens, an
/// autoscaler where the number of pods may change and, from two pods on, a disruption budget and pods that keep apart.
/// </summary>
public abstract class Workload : ComponentResource
{
    private protected Workload(string type, string name, WorkloadArgs args, Listener? listener, ComponentResourceOptions? options)
        : base($"todo:component:{type}", name, options)
    {
        var scope = args.Runtime.Scope;
        RefuseItself(scope, args.ConnectsTo);
        var inside = new ComponentResourceOptions { Parent = this };
        var config = args.Config.IsEmpty
            ? null
            : new AppConfig(Names.ConfigOf(name), new AppConfigArgs { Scope = scope, Values = args.Config }, inside);
        var secret = args.Secrets.IsEmpty
            ? null
            : new AppSecret(
                Names.SecretOf(name),
                new AppSecretArgs { Scope = scope, Values = args.Secrets, HashKey = args.Runtime.SecretHashKey },
                inside);
        var account = new AppServiceAccount(name, new AppServiceAccountArgs { Scope = scope }, inside);
        var policy = new AppNetworkPolicy(name, PolicyOf(args, listener), inside);
        Service = listener is null
            ? null
            : new AppService(
                name,
                new AppServiceArgs { Scope = scope, Port = listener.Port, NodePort = (listener.Entry as NodePortEntry)?.Port },
                inside);
        var scale = args.Runtime.Scale;
        // A pod without its account is refused, and one without its connections fails its first probes. Addresses have to be there, too:
        // nginx looks the backend's up once, when it starts. Whether anybody answers there is a question of readiness.
        Resource?[] first = [account, policy, Service, .. args.ConnectsTo.Select(endpoint => endpoint.Owner)];
        _ = new AppDeployment(
            name,
            new AppDeploymentArgs { Replicas = scale.IsFixed ? scale.Min : null, Pod = PodOf(args, listener, config, secret) },
            new ComponentResourceOptions { Parent = this, DependsOn = first.OfType<Resource>().ToArray() });
        if (!scale.IsFixed)
        {
            _ = new AppAutoscaler(name, new AppAutoscalerArgs { Scope = scope, Scale = scale }, inside);
        }

        if (scale.IsRedundant)
        {
            MakeDisruptionBudget(name, scope);
        }
    }

    private protected AppService? Service { get; }

    private static AppNetworkPolicyArgs PolicyOf(WorkloadArgs args, Listener? listener) => new()
    {
        Scope = args.Runtime.Scope,
        Port = listener?.Port,
        Entry = listener?.Entry,
        MetricsReader = listener?.MetricsReader,
        ConnectsTo = args.ConnectsTo,
        InternetPorts = args.InternetPorts,
    };

    private static AppPod PodOf(WorkloadArgs args, Listener? listener, AppConfig? config, AppSecret? secret) => new()
    {
        Runtime = args.Runtime,
        UserId = args.UserId,
        Port = listener?.Port,
        Probes = args.Probes,
        Config = config,
        SettingsFolder = args.SettingsFolder,
        Secret = secret,
        ConnectsTo = args.ConnectsTo,
        Spread = args.Runtime.Scale.IsRedundant,
    };

    private static void RefuseItself(ServiceScope scope, ImmutableArray<ServiceEndpoint> endpoints)
    {
        if (endpoints.Any(endpoint => endpoint.Service == scope.Service))
        {
            throw new ArgumentException($"The service {scope.Service} declares a connection to itself, which needs no declaration.");
        }
    }

    // With one replica a budget would only keep nodes from being drained.
    private void MakeDisruptionBudget(string name, ServiceScope scope) => _ = new PodDisruptionBudget(
        name,
        new PodDisruptionBudgetArgs
        {
            Metadata = scope.Metadata(),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                MaxUnavailable = 1,
                Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(scope.Service) },
            },
        },
        new CustomResourceOptions { Parent = this });
}
