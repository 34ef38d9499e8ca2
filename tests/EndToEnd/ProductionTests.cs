using System.Net;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Security.Authentication;
using Todo.Tests.Cli.Settings;

namespace Todo.Tests.EndToEnd;

/// <summary>The stack <c>production</c> on a real Kubernetes, entered by TLS through an ingress controller.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class ProductionTests
{
    private const string Host = "todo.example.com";
    private const string Target = "--target=cluster";

    private TestAuthority _authority = null!;
    private Entrance _entrance = null!;
    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private ClusterPods _pods = null!;
    private Disturbances _disturbances = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _authority = new TestAuthority();
        _entrance = new Entrance(new Uri($"https://{Host}")) { Authority = _authority.Certificate };
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        await _cluster.EnterByIngressAsync();
        _companion = new Companion(Settings())
        {
            Variables = _cluster.Variables.Add("PULUMI_CONFIG_PASSPHRASE", PulumiEncryptor.Passphrase),
        };
        _pods = new ClusterPods(_cluster);
        _client = new TodoClient(_entrance);
        _disturbances = new Disturbances(_cluster, _companion, Target, new Visitors(_entrance, _client));
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _companion.Dispose();
        _authority.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task Up_brings_three_pods_of_each_service_and_a_budget_for_each()
    {
        await StartDatabaseAsync();
        await PrepareNamespaceAsync();

        Assert.That(await _companion.SucceedAsync("up", Target, "--yes"), Does.Contain($"Open https://{Host} "));

        foreach (var service in ClusterPods.Services)
        {
            Assert.That((await _pods.OfAsync(service)).Count(ClusterPods.IsReady), Is.EqualTo(3), service);
        }

        var budgets = await _pods.KubectlAsync("get", "pdb", "--output", "jsonpath={.items[*].status.disruptionsAllowed}");
        Assert.That(budgets.Trim(), Is.EqualTo("1 1"));
    }

    [Test]
    [Order(2)]
    public async Task A_task_is_kept_through_the_ingress()
    {
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(3)]
    public async Task A_request_without_TLS_is_sent_on_to_it()
    {
        using var http = new HttpClient(_entrance.Handler());
        using var answer = await http.GetAsync(new Uri($"http://{Host}/sign-in"));
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PermanentRedirect));
            Assert.That(answer.Headers.Location, Is.EqualTo(new Uri($"https://{Host}/sign-in")));
        });
    }

    [Test]
    [Order(4)]
    public async Task Browsers_are_told_to_stay_with_TLS()
    {
        using var http = new HttpClient(_entrance.Handler());
        using var answer = await http.GetAsync(new Uri($"https://{Host}/"));
        Assert.That(answer.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000; includeSubDomains" }));
    }

    [Test]
    [Order(5)]
    public void A_client_that_does_not_know_the_authority_refuses_the_certificate()
    {
        using var http = new HttpClient((_entrance with { Authority = null }).Handler());
        var refusal = Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"https://{Host}/")));
        Assert.That(refusal!.InnerException, Is.InstanceOf<AuthenticationException>());
    }

    [Test]
    [Order(6)]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var http = new HttpClient(_entrance.Handler());
        using var answer = await http.PostAsJsonAsync(new Uri($"https://{Host}/api/tasks"), new { title = new string('x', 70_000) });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    [Order(7)]
    public Task An_image_update_loses_no_request() => _disturbances.UpdateImagesAsync();

    [Test]
    [Order(8)]
    public Task A_rollback_loses_no_request() => _disturbances.RollBackAsync();

    [Test]
    [Order(9)]
    public Task A_changed_config_loses_no_request() => _disturbances.ChangeConfigAsync();

    [Test]
    [Order(10)]
    public Task A_rotated_secret_loses_no_request() => _disturbances.RotateSecretAsync();

    [Test]
    [Order(11)]
    public Task A_deleted_pod_of_each_service_loses_no_request() => _disturbances.DeletePodsAsync();

    [Test]
    [Order(12)]
    public Task Eviction_of_all_pods_waits_for_the_disruption_budget_and_loses_no_request() => _disturbances.EvictPodsAsync();

    [Test]
    [Order(13)]
    public Task Scaling_to_four_pods_and_back_loses_no_request() => _disturbances.ScaleAsync(4, 3);

    // What production sets otherwise: nothing but what the one node asks for. Its two cores hold four pods of each service while as many
    // are on their way out; the autoscaler has a test of its own, and would take part here; images are built on this machine.
    private static string Settings() => $$"""
        encryptionsalt: {{PulumiEncryptor.EncryptionSalt}}
        config:
          kubernetes:context: minikube
          todo:environment: production
          todo:version: v1.0.0
          todo:imageSource: build
          todo:host: {{Host}}
          todo:databaseUrl: {secure: '{{PulumiEncryptor.Encrypt(ExternalDatabase.Url)}}'}
          todo:backend: {maxReplicas: 3, cpuRequest: 100m}
          todo:frontend: {maxReplicas: 3, cpuRequest: 50m}

        """;

    // The image of the local stack's database, which stands for whatever a host of databases runs.
    private async Task StartDatabaseAsync()
    {
        using var local = new Companion();
        await local.SucceedAsync("images", "--yes");
        var image = "todo-list-database:v17.0.0";
        await _cluster.LoadAsync([image]);
        await new ExternalDatabase(_cluster).StartAsync(_authority, image);
    }

    // What is there before the stack: its namespace, the certificate that cert-manager would have made, the way out to the database.
    private async Task PrepareNamespaceAsync()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = _authority.Issue(Host);
        await _cluster.KubectlAsync("create", "namespace", ClusterPods.Namespace);
        await new ExternalDatabase(_cluster).LetInAsync(ClusterPods.Namespace);
        await _pods.KubectlAsync(
            "create", "secret", "tls", "frontend-tls",
            "--cert", folder.Write("tls.crt", certificate), "--key", folder.Write("tls.key", key));
    }
}
