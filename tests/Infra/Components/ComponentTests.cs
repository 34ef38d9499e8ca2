using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Components;

internal sealed class ComponentTests
{
    private static readonly ServiceScope Api = new("todo", "api", "v1.0.0");
    private static readonly Output<string> HashKey = Output.CreateSecret("hash-key-for-tests");
    private static readonly ServiceEndpoint Elsewhere = new("elsewhere", 5432);

    [Test]
    public Task A_namespace_admits_hardened_pods_only_and_denies_every_connection() =>
        MatchesAsync("namespace.yaml", () => new AppNamespace("namespace", new AppNamespaceArgs { Name = "todo", HoldsData = true }));

    [Test]
    public Task A_config_is_a_config_map_of_its_values() => MatchesAsync("config.yaml", () => Config());

    [Test]
    public Task A_secret_is_a_secret_of_its_values() => MatchesAsync("secret.yaml", () => Secret());

    [Test]
    public Task A_service_account_has_no_token() => MatchesAsync(
        "service-account.yaml",
        () => new AppServiceAccount("api", new AppServiceAccountArgs { Scope = Api }));

    [Test]
    public Task A_service_stays_inside_the_cluster() => MatchesAsync(
        "service.yaml", () => new AppService("api", new AppServiceArgs { Scope = Api, Port = 8000 }));

    [Test]
    public Task A_service_with_a_node_port_is_reached_through_every_node() => MatchesAsync(
        "service-node-port.yaml",
        () => new AppService("api", new AppServiceArgs { Scope = Api, Port = 80, NodePort = 30080 }));

    [Test]
    public Task Connections_are_open_to_declared_clients_and_services() => MatchesAsync(
        "network-policy.yaml", () => new AppNetworkPolicy("api", Policy() with { ConnectsTo = [Elsewhere], InternetPorts = [443] }));

    [Test]
    public Task A_public_service_lets_anybody_in_and_nothing_out() =>
        MatchesAsync("network-policy-public.yaml", () => new AppNetworkPolicy("api", Policy() with { Entry = new NodePortEntry(30080) }));

    [Test]
    public Task Who_reads_the_metrics_is_let_in_besides_the_clients() => MatchesAsync(
        "network-policy-metrics.yaml", () => new AppNetworkPolicy("api", Policy() with { MetricsReader = "monitoring" }));

    [Test]
    public Task A_monitor_has_the_metrics_of_every_pod_read() => MatchesAsync(
        "service-monitor.yaml",
        () => new AppServiceMonitor("api", new AppServiceMonitorArgs { Scope = Api, Path = "/metrics" }));

    [TestCase(null, "monitoring", TestName = "A_service_without_metrics_is_not_monitored")]
    [TestCase("/metrics", null, TestName = "A_service_that_nobody_monitors_is_as_one_without_metrics")]
    public Task A_service_is_monitored_only_with_both(string? path, string? reader) => MatchesAsync(
        "web-service.yaml",
        () => new WebService(
            "api", Service() with { MetricsPath = path, Runtime = Service().Runtime with { MonitoringNamespace = reader } }));

    [Test]
    public Task A_deployment_runs_hardened_pods_and_never_has_too_few() => MatchesAsync(
        "deployment.yaml", () => new AppDeployment("api", new AppDeploymentArgs { Replicas = 1, Pod = Pod() }));

    [Test]
    public Task A_deployment_can_hold_settings_as_files_data_and_pods_apart() => MatchesAsync(
        "deployment-full.yaml",
        () => new AppDeployment("api", new AppDeploymentArgs
        {
            Replicas = 2,
            Pod = Pod() with
            {
                Port = 80,
                Config = Config(),
                SettingsFolder = "/etc/todo/settings",
                Secret = Secret(),
                DataFolder = "/var/lib/data",
                ConnectsTo = [Elsewhere],
                Spread = true,
            },
        }));

    [Test]
    public Task A_web_service_of_one_replica_has_no_disruption_budget() =>
        MatchesAsync("web-service.yaml", () => new WebService("api", Service()));

    [Test]
    public Task A_web_service_of_several_replicas_keeps_them_apart_and_up() => MatchesAsync(
        "web-service-redundant.yaml",
        () => new WebService("api", Service() with
        {
            Runtime = Runtime() with
            {
                PullPolicy = PullPolicies.Always,
                Scale = ScaleRange.Fixed(3),
                Shutdown = new GracefulShutdown(60, 15),
            },
            Entry = new NodePortEntry(30080),
        }));

    [Test]
    public Task A_web_service_that_is_scaled_by_its_load_has_no_number_of_replicas() => MatchesAsync(
        "web-service-scaled.yaml",
        () => new WebService("api", Service() with
        {
            Runtime = Runtime() with
            {
                Scale = new ScaleRange(2, 5),
                Placement = new PodPlacement
                {
                    PriorityClass = "business-critical",
                    NodeSelector = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("disk", "ssd")]),
                },
            },
            Entry = new IngressEntry("todo.example.com", "letsencrypt", "ingress-nginx"),
        }));

    [Test]
    public Task A_worker_listens_nowhere_and_is_asked_by_commands() =>
        MatchesAsync("worker.yaml", () => new Worker("api", WorkerOf(Runtime())));

    [Test]
    public Task A_database_keeps_its_volume() => MatchesAsync(
        "database.yaml",
        () => new Database("database", new DatabaseArgs
        {
            Runtime = Runtime("database"),
            Storage = Quantity.Parse("2Gi"),
        }));

    [Test]
    public void A_deployment_has_at_least_one_replica()
    {
        var error = Assert.CatchAsync(() => Manifests.YamlOfAsync(
            () => _ = new AppDeployment("api", new AppDeploymentArgs { Replicas = 0, Pod = Pod() })));
        Assert.That(error!.ToString(), Does.Contain("'0') must be greater than or equal to '1'"));
    }

    private static IEnumerable<TestCaseData> WrongUses()
    {
        yield return Wrong("'Api_1' is no DNS label", () => _ = Api with { Service = "Api_1" });
        yield return Wrong("A port here is from 1 to 65535. (Parameter 'args.Port')\nActual value was 0.", () => Serve(0, null));
        yield return Wrong("A port here is from 1 to 65535. (Parameter 'args.Port')\nActual value was 65536.", () => Serve(65536, null));
        yield return Wrong("A port here is from 30000 to 32767. (Parameter 'nodePort')\nActual value was 80.", () => Serve(80, 80));
        yield return Wrong(
            "A port here is from 30000 to 32767. (Parameter 'port')\nActual value was 32768.",
            () => _ = new NodePortEntry(32768));
        yield return Wrong(
            "A port here is from 1 to 65535. (Parameter 'value')\nActual value was -1.",
            () => _ = Elsewhere with { Port = -1 });
        yield return Wrong("'else where' is no DNS label", () => _ = Elsewhere with { Service = "else where" });
        yield return Wrong("A process of the application never runs as root (0).", () => _ = Pod() with { UserId = 0 });
        yield return Wrong(
            "The service api declares a connection to itself",
            () => _ = new WebService("api", Service() with { ConnectsTo = [new ServiceEndpoint("api", 80)] }));
        yield return Wrong(
            "A fixed number of pods (2) leaves nothing to scale.",
            () => _ = new AppAutoscaler("api", new AppAutoscalerArgs { Scope = Api, Scale = ScaleRange.Fixed(2) }));

        static TestCaseData Wrong(string message, Action use) => new TestCaseData(message, use).SetArgDisplayNames(message);
        static void Serve(int port, int? nodePort) =>
            _ = new AppService("api", new AppServiceArgs { Scope = Api, Port = port, NodePort = nodePort });
    }

    [TestCaseSource(nameof(WrongUses))]
    public void A_component_refuses_what_cannot_work(string message, Action use)
    {
        var error = Assert.CatchAsync(() => Manifests.YamlOfAsync(use));
        Assert.That(error!.ToString().ReplaceLineEndings("\n"), Does.Contain(message));
    }

    [Test]
    public void A_secret_refuses_plain_text_by_the_name_of_its_key()
    {
        var plain = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("PASSWORD", Output.Create("hunter2"))]);
        var error = Assert.CatchAsync(() => Manifests.YamlOfAsync(
            () => _ = new AppSecret("api-secret", new AppSecretArgs { Scope = Api, Values = plain, HashKey = HashKey })));
        Assert.That(
            error!.ToString(),
            Does.Contain("PASSWORD of the secret api-secret is plain text: only Pulumi secrets may become Kubernetes secrets.")
                .And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task A_generated_secret_is_long_and_needs_no_escape()
    {
        var inputs = await Manifests.InputsOfAsync(
            Repository.Root, "random:index/randomPassword:RandomPassword", "key", () => _ = new GeneratedSecret("key"));
        Assert.That(inputs.ToJsonString(), Is.EqualTo("""{"length":48,"special":false}"""));
    }

    private static async Task MatchesAsync(string file, Func<object> create) =>
        Expected.Matches(file, await Manifests.YamlOfAsync(() => _ = create()));

    private static AppConfig Config() => new(
        "api-config",
        new AppConfigArgs
        {
            Scope = Api,
            Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("LOG_LEVEL", "INFO"), KeyValuePair.Create("PORT", "8000")]),
        });

    private static AppSecret Secret() => new(
        "api-secret",
        new AppSecretArgs
        {
            Scope = Api,
            Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("PASSWORD", Output.CreateSecret("hunter2"))]),
            HashKey = HashKey,
        });

    private static AppNetworkPolicyArgs Policy() => new() { Scope = Api, Port = 8000 };

    private static AppPod Pod() => new()
    {
        Runtime = Runtime(),
        UserId = 1000,
        Port = 8000,
        Probes = HealthProbes.Of(HealthProbe.Http("/health"), HealthProbe.Http("/health/ready")),
    };

    private static WebServiceArgs Service() => new()
    {
        Runtime = Runtime() with { PullPolicy = PullPolicies.Always },
        UserId = 1000,
        Port = 8000,
        Probes = HealthProbes.Of(HealthProbe.Http("/health"), HealthProbe.Http("/health/ready")),
        Config = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("LOG_LEVEL", "INFO")]),
        Secrets = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("KEY", Output.CreateSecret("hunter2"))]),
        ConnectsTo = [Elsewhere],
    };

    private static WorkerArgs WorkerOf(ServiceRuntime runtime) => new()
    {
        Runtime = runtime,
        UserId = 1000,
        Probes = HealthProbes.Of(HealthProbe.Exec("/bin/alive"), HealthProbe.Exec("/bin/ready")),
        Config = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("LOG_LEVEL", "INFO")]),
        ConnectsTo = [Elsewhere],
    };

    private static ServiceRuntime Runtime(string service = "api") => new()
    {
        Scope = Api with { Service = service },
        Image = $"todo-list-{service}:v1.0.0",
        PullPolicy = PullPolicies.Never,
        Scale = ScaleRange.Fixed(1),
        Resources = ResourceBudget.Default,
        Shutdown = new GracefulShutdown(30, 5),
        SecretHashKey = HashKey,
    };
}
