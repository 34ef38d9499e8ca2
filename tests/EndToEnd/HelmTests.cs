using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Todo.Tests.EndToEnd;

/// <summary>The chart on a real Kubernetes, by both versions of helm that are in use.</summary>
[TestFixture("helm")]
[TestFixture("helm4")]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class HelmTests(string helm)
{
    private const string Release = "todo";

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    private static readonly string[] Values =
    [
        "--values", Path.Combine(Repository.Root, "chart", "values-local.yaml"), "--set", $"nodePort={Companion.Port}",
    ];

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private ClusterPods _pods = null!;
    private Visitors _visitors = null!;
    private string _password = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _pods = new ClusterPods(_cluster);
        _client = new TodoClient(Companion.Address);
        _visitors = new Visitors(new Entrance(Companion.Address), _client);
        await _companion.SucceedAsync("images", "--target=minikube", "--yes");
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task Install_brings_an_application_that_keeps_a_task()
    {
        await TimedAsync("install", [Release, Chart, .. Values, "--create-namespace", "--wait"]);
        _password = await PasswordAsync();
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
    }

    [Test]
    [Order(2)]
    public async Task The_chart_s_own_test_passes() => await TimedAsync("test", [Release]);

    [Test]
    [Order(3)]
    public async Task An_upgrade_loses_no_request() => await _visitors.LoseNothingAsync(async () =>
    {
        await TimedAsync("upgrade", [Release, Chart, .. Values, "--set", "logLevel=INFO", "--set", "features.chat=false", "--wait"]);
        await _pods.SettleAsync();
    });

    [Test]
    [Order(4)]
    public async Task A_rollback_loses_no_request() => await _visitors.LoseNothingAsync(async () =>
    {
        await TimedAsync("rollback", [Release, "1", "--wait"]);
        await _pods.SettleAsync();
    });

    [Test]
    [Order(5)]
    public async Task The_generated_password_and_the_data_are_the_first_ones()
    {
        Assert.That(await PasswordAsync(), Is.EqualTo(_password));
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    private static string Chart => Path.Combine(Repository.Root, "chart");

    private async Task<string> PasswordAsync()
    {
        var secrets = await _cluster.GetAsync(
            "secrets", "--namespace", ClusterPods.Namespace, "--field-selector", "metadata.name=backend-secret");
        return secrets.Single()["data"]!["DATABASE_PASSWORD"]!.GetValue<string>();
    }

    private async Task TimedAsync(string command, string[] options)
    {
        var clock = Stopwatch.StartNew();
        await _cluster.HelmAsync(helm, [command, .. options, "--namespace", ClusterPods.Namespace]);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{helm} {command}: {clock.Elapsed.TotalSeconds:0.0} s"));
        Assert.That(clock.Elapsed, Is.LessThan(Most));
    }
}
