using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;

namespace Todo.Tests.EndToEnd;

/// <summary>The companion on a real Kubernetes, where the stack is delivered by the Helm chart.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class ChartDeliveryTests
{
    private const string Target = "--target=minikube";
    private const string Release = "todo";

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;
    private IDisposable _byChart = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _byChart = _companion.With("  todo:delivery: chart\n");
        _client = new TodoClient(Companion.Address);
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _cluster.DisposeAsync();
        _client.Dispose();
        _byChart.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task Up_installs_the_chart_and_says_where_it_answers()
    {
        var output = await _companion.SucceedAsync("up", Target, "--yes");

        Assert.That(output, Does.Contain("\nRelease todo: installed\n"));
        Assert.That(output.TrimEnd().Split('\n')[^1], Is.EqualTo($"Open http://localhost:{Companion.Port}"));
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(2)]
    public async Task A_second_up_changes_nothing()
    {
        Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain("Nothing changed; stack e2e is up and ready"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "1 deployed Install complete" }));
    }

    [Test]
    [Order(3)]
    public async Task What_was_changed_by_hand_is_shown_by_a_preview_and_put_back_by_up()
    {
        await _cluster.KubectlAsync("-n", "todo", "scale", "deployment/backend", "--replicas=2");
        await _cluster.KubectlAsync("-n", "todo", "patch", "configmap", "backend-config", "-p", """{"data": {"LOG_LEVEL": "ERROR"}}""");

        Assert.That(await _companion.SucceedAsync("preview", Target, "--against=cluster"), Is.EqualTo("""
            Stack e2e, compared with the cluster of context minikube:
                ChartRelease todo
                  Release todo
                  ~ Deployment backend  (pods are added or taken away)
                      spec.replicas: 2 -> 1
                  ~ ConfigMap backend-config
                      data.LOG_LEVEL: ERROR -> DEBUG
            0 to add, 2 to change, 0 to replace, 0 to delete; 17 stay as they are.

            """));
        Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain("\nRelease todo: put back what somebody had changed\n"));
        Assert.That(
            await _cluster.KubectlAsync("-n", "todo", "get", "deployment/backend", "configmap/backend-config", "--output",
                "jsonpath={.items[*].spec.replicas} {.items[*].data.LOG_LEVEL}"),
            Is.EqualTo("1 DEBUG\n"));
    }

    [Test]
    [Order(4)]
    public async Task The_test_of_the_chart_passes() =>
        Assert.That(await _cluster.HelmAsync("helm", "test", Release, "--namespace", "todo"), Does.Contain("Phase:          Succeeded"));

    [Test]
    [Order(5)]
    public async Task An_update_that_runs_out_of_memory_is_told_with_its_reason_and_taken_back()
    {
        using (_companion.With("  todo:backend:\n    memoryLimit: 65Mi\n"))
        {
            var up = await _companion.RunAsync("up", Target, "--rollback-on-failure");

            Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(up.Text, Does.Contain("backend is not ready: it used up its memory and was killed (exit code 137, limit 65Mi). "
                + "Meanwhile the pod of before goes on serving.")
                .And.EndsWith("Went back to what the last up carried out, which is ready."));
        }

        Assert.That((await HistoryAsync())[^1], Is.EqualTo("4 deployed Rollback to 2"));
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(6)]
    public async Task What_a_killed_helm_left_half_way_is_brought_back()
    {
        await _cluster.KillHelmHalfWayAsync(
            "upgrade", Release, Path.Combine(Repository.Root, "chart"), "--namespace", "todo", "--reuse-values", "--set", "logLevel=ERROR");
        Assert.That((await HistoryAsync())[^1], Does.StartWith("5 pending-upgrade"));

        var output = await _companion.SucceedAsync("up", Target);

        Assert.That(output, Does.Contain("Release todo: an earlier run was killed half-way; went back to revision 4 first\n"));
        Assert.That((await HistoryAsync())[^1], Is.EqualTo("6 deployed Rollback to 4"));
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(7)]
    public async Task A_release_of_somebody_else_is_left_alone()
    {
        using var other = new Companion { Variables = _cluster.Variables };
        using var byChart = other.With("  todo:delivery: chart\n  todo:namespace: another\n");
        await _cluster.HelmAsync(
            "helm", "install", Release, Path.Combine(Repository.Root, "chart"), "--namespace", "another", "--create-namespace",
            "--set", "nodePort=30182");

        var up = await other.RunAsync("up", Target);

        Assert.That(up.Text, Does.EndWith(
            "error: The namespace another has a release todo that stack e2e did not make; nothing was touched.\n"
            + "Choose another namespace (todo:namespace), or uninstall it:\n"
            + "  helm uninstall todo --kube-context minikube --namespace another"));
        await _cluster.KubectlAsync("delete", "namespace", "another", "--wait=false");
    }

    [Test]
    [Order(8)]
    public async Task Down_takes_the_release_away_and_components_go_on_with_its_data()
    {
        _byChart.Dispose();
        Assert.That((await _companion.RunAsync("up", Target)).Text, Does.Contain(
            "error: The namespace todo has the objects of the Helm release todo, ServiceAccount/backend for one; nothing was touched.\n"
            + "If an up with todo:delivery chart made them, take the stack down first; data stays: ./todo down --stack e2e"));

        Assert.That(await _companion.SucceedAsync("down", Target), Does.Contain("Took stack e2e down: release todo"));
        Assert.That(await HistoryAsync(), Is.Empty);
        await _companion.SucceedAsync("up", Target);
        await AssertServesAsync();
    }

    [Test]
    [Order(9)]
    public async Task What_components_made_is_taken_down_before_the_chart_takes_over()
    {
        using var byChart = _companion.With("  todo:delivery: chart\n");
        Assert.That((await _companion.RunAsync("up", Target)).Text, Does.Contain(
            "If an up with todo:delivery components made them, take the stack down first; data stays: ./todo down"));

        await _companion.SucceedAsync("down", Target);
        await _companion.SucceedAsync("up", Target);
        await AssertServesAsync();
    }

    [Test]
    [Order(10)]
    public async Task Down_with_delete_data_leaves_nothing_whatever_the_settings_say_now()
    {
        await _companion.SucceedAsync("down", Target, "--delete-data", "--yes");
        Assert.That(await _cluster.KubectlAsync("get", "namespace", "todo", "--ignore-not-found"), Is.Empty);
    }

    private async Task AssertServesAsync()
    {
        await _client.UntilAnsweredAsync(TimeSpan.FromSeconds(5));
        await _client.SignInAsync();
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    private async Task<string[]> HistoryAsync()
    {
        var listed = await _cluster.HelmAsync("helm", "list", "--namespace", "todo", "--all", "--output", "json");
        return JsonNode.Parse(listed)!.AsArray().Count == 0
            ? []
            : [.. JsonNode.Parse(await _cluster.HelmAsync("helm", "history", Release, "--namespace", "todo", "--output", "json"))!.AsArray()
                .Select(revision => $"{revision!["revision"]} {revision["status"]} {revision["description"]}")];
    }
}
