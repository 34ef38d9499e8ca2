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
    /// <summary>How it runs in this stack. There is one pod, whatever is said of the scale: two would not share a volume.</summary>
    public required ServiceRuntime Runtime { get; init; }

    /// <summary>How much it may store.</summary>
    public required Quantity Storage { get; init; }

    /// <summary>The password of its user, a secret; <see langword="null"/> has one generated.</summary>
    public Output<string>? Password { get; init; }
}

/// <summary>
/// PostgreSQL in the cluster: one pod with a volume that outlives it. It has no replica and no backup, so a stack whose data matters
/// uses an external database instead.
/// </summary>
public sealed class Database : ComponentResource, IEndpointOwner
{
    /// <summary>The role and the database that the application uses.</summary>
    public const string User = "todo";

    private const int Port = 5432;
    private const int UserId = 999;
    private const string DataFolder = "/var/lib/postgresql/data";

    // Far more than a first start takes; the provider itself would wait for 5 minutes before it tells that the pod crashes.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(150);

    private static readonly ImmutableSortedDictionary<string, string> Config = ImmutableSortedDictionary.CreateRange(
        [KeyValuePair.Create("POSTGRES_DB", User), KeyValuePair.Create("POSTGRES_USER", User)]);

    /// <summary>Makes the database.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public Database(string name, DatabaseArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:Database", name, options)
    {
        var inside = new ComponentResourceOptions { Parent = this };
        var scope = args.Runtime.Scope;
        Password = args.Password ?? new GeneratedSecret($"{name}-password", inside).Value;
        var config = new AppConfig(Names.ConfigOf(name), new AppConfigArgs { Scope = scope, Values = Config }, inside);
        var secret = new AppSecret(
            Names.SecretOf(name),
            new AppSecretArgs
            {
                Scope = scope,
                Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("POSTGRES_PASSWORD", Password)]),
                HashKey = args.Runtime.SecretHashKey,
            },
            inside);
        var account = new AppServiceAccount(name, new AppServiceAccountArgs { Scope = scope }, inside);
        var policy = new AppNetworkPolicy(name, new AppNetworkPolicyArgs { Scope = scope, Port = Port }, inside);
        var service = new AppService(name, new AppServiceArgs { Scope = scope, Port = Port, PortName = Names.PostgresPort }, inside);
        var pod = new AppPod
        {
            Runtime = args.Runtime,
            UserId = UserId,
            Port = Port,
            PortName = Names.PostgresPort,
            Probes = Probes(),
            Config = config,
            Secret = secret,
            DataFolder = DataFolder,
        };
        _ = MakeStatefulSet(name, args, pod, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = { account, policy, service },
            CustomTimeouts = new CustomTimeouts { Create = StartTimeout, Update = StartTimeout },
        });
        Endpoint = service.Endpoint;
        RegisterOutputs();
    }

    /// <summary>The password of <see cref="User"/>; a secret.</summary>
    [Output]
    public Output<string> Password { get; private set; }

    /// <summary>Where others connect to.</summary>
    public ServiceEndpoint Endpoint { get; }

    private static HealthProbes Probes()
    {
        var accepts = HealthProbe.Exec("pg_isready", "-h", "127.0.0.1", "-U", User, "-d", User);
        return HealthProbes.Of(accepts, accepts);
    }

    private static StatefulSet MakeStatefulSet(string name, DatabaseArgs args, AppPod pod, CustomResourceOptions options) => new(
        name,
        new StatefulSetArgs
        {
            Metadata = args.Runtime.Scope.Metadata(),
            Spec = new StatefulSetSpecArgs
            {
                Replicas = 1,
                ServiceName = args.Runtime.Scope.Service,
                Selector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Runtime.Scope.Service) },
                Template = pod.ToTemplate(),
                VolumeClaimTemplates =
                {
                    new PersistentVolumeClaimArgs
                    {
                        Metadata = new ObjectMetaArgs { Name = Names.DataVolume, Labels = Names.SelectorOf(args.Runtime.Scope.Service) },
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
