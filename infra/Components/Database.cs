using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="Database"/> is made from.</summary>
public sealed record DatabaseArgs
{
    /// <summary>The service's name, namespace and version.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The reference of the image.</summary>
    public required Input<string> Image { get; init; }

    /// <summary>How much it may store.</summary>
    public required Quantity Storage { get; init; }
}

/// <summary>
/// PostgreSQL in the cluster, for one machine: one pod with a volume that outlives it, and a generated password. Production
/// uses an external database instead.
/// </summary>
public sealed class Database : ComponentResource
{
    private const int Port = 5432;
    private const int UserId = 999;
    private const string DataFolder = "/var/lib/postgresql/data";

    private static readonly ImmutableSortedDictionary<string, string> Config = ImmutableSortedDictionary.CreateRange(
        [KeyValuePair.Create("POSTGRES_DB", Names.DatabaseUser), KeyValuePair.Create("POSTGRES_USER", Names.DatabaseUser)]);

    /// <summary>Makes the database.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public Database(string name, DatabaseArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:Database", name, options)
    {
        var inside = new ComponentResourceOptions { Parent = this };
        Password = new GeneratedSecret($"{name}-password", inside).Value;
        var config = new AppConfig(Names.ConfigOf(name), new AppConfigArgs { Scope = args.Scope, Values = Config }, inside);
        var secret = new AppSecret(
            Names.SecretOf(name),
            new AppSecretArgs { Scope = args.Scope, Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("POSTGRES_PASSWORD", Password)]) },
            inside);
        var account = new AppServiceAccount(name, new AppServiceAccountArgs { Scope = args.Scope }, inside);
        var policy = new AppNetworkPolicy(name, new AppNetworkPolicyArgs { Scope = args.Scope, Port = Port }, inside);
        var service = new AppService(name, new AppServiceArgs { Scope = args.Scope, Port = Port, PortName = Names.PostgresPort }, inside);
        var pod = new AppPod
        {
            Scope = args.Scope,
            Image = args.Image,
            PullPolicy = PullPolicies.Never,
            UserId = UserId,
            Port = Port,
            PortName = Names.PostgresPort,
            Probes = Probes(),
            Resources = ResourceBudget.Default,
            Shutdown = new GracefulShutdown(gracePeriodSeconds: 30, preStopSleepSeconds: 1),
            Config = config,
            Secret = secret,
            DataFolder = DataFolder,
        };
        _ = MakeStatefulSet(name, args, pod, new CustomResourceOptions { Parent = this, DependsOn = { account, policy, service } });
        Endpoint = service.Endpoint;
        RegisterOutputs();
    }

    /// <summary>The password of <see cref="Names.DatabaseUser"/>; a secret.</summary>
    [Output]
    public Output<string> Password { get; private set; }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint { get; }

    private static HealthProbes Probes()
    {
        var accepts = HealthProbe.Exec("pg_isready", "-h", "127.0.0.1", "-U", Names.DatabaseUser, "-d", Names.DatabaseUser);
        return HealthProbes.Of(accepts, accepts);
    }

    private static StatefulSet MakeStatefulSet(string name, DatabaseArgs args, AppPod pod, CustomResourceOptions options) => new(
        name,
        new StatefulSetArgs
        {
            Metadata = args.Scope.Metadata(),
            Spec = new StatefulSetSpecArgs
            {
                Replicas = 1,
                ServiceName = args.Scope.Service,
                Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Scope.Service) },
                Template = pod.ToTemplate(),
                VolumeClaimTemplates =
                {
                    new PersistentVolumeClaimArgs
                    {
                        Metadata = new ObjectMetaArgs { Name = Names.DataVolume, Labels = Names.SelectorOf(args.Scope.Service) },
                        Spec = new PersistentVolumeClaimSpecArgs
                        {
                            AccessModes = { "ReadWriteOnce" },
                            Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = args.Storage.Text } },
                        },
                    },
                },
                // What it stores goes only when somebody deletes the claim.
                PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs
                {
                    WhenDeleted = "Retain",
                    WhenScaled = "Retain",
                },
            },
        },
        options);
}
