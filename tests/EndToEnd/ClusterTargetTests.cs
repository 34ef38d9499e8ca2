using System.Diagnostics;
using System.Runtime.Versioning;
using Todo.Cli.Errors;

namespace Todo.Tests.EndToEnd;

/// <summary>The companion on a real Kubernetes: up, drift, failure and down, as a developer has them.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed class ClusterTargetTests
{
    private const string Target = "--target=minikube";

    // By then a crash loop ends the wait.
    private static readonly TimeSpan CrashLoop = TimeSpan.FromSeconds(45);

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private TodoClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _client = new TodoClient(Companion.Address);
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
    public async Task Up_brings_the_images_and_the_stack_and_says_where_it_answers()
    {
        var output = await _companion.SucceedAsync("up", Target, "--yes");
        Assert.That(output.TrimEnd().Split('\n')[^1], Is.EqualTo($"Open http://localhost:{Companion.Port}"));

        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(2)]
    public async Task A_second_up_changes_nothing() =>
        Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain("Nothing changed; stack e2e is up and ready"));

    [Test]
    [Order(3)]
    public async Task What_was_changed_by_hand_is_as_the_stack_says_again()
    {
        await _cluster.KubectlAsync("-n", "todo", "scale", "deployment/backend", "--replicas=2");
        await _cluster.KubectlAsync("-n", "todo", "delete", "service", "backend");
        await _cluster.KubectlAsync("-n", "todo", "patch", "configmap", "backend-config", "-p", """{"data": {"LOG_LEVEL": "LOUD"}}""");
        await _cluster.KubectlAsync(
            "-n", "todo", "patch", "secret", "backend-secret", "-p", $$"""{"stringData": {"JWT_SECRET": "{{Guid.NewGuid()}}"} }""");
        await _cluster.KubectlAsync("-n", "todo", "create", "configmap", "left-over");
        await _cluster.KubectlAsync("-n", "todo", "label", "configmap", "left-over", "app.kubernetes.io/part-of=todo", "todo/stack=e2e");

        var preview = await _companion.RunAsync("preview", Target, "--against", "cluster", "--expect-no-changes");
        Assert.That((preview.ExitCode, preview.Text), Is.EqualTo((ExitCodes.ChangesFound, """
            Stack e2e, compared with the cluster of context minikube:
                WebService backend
                  AppDeployment backend
                  ~ Deployment backend  (pods are added or taken away)
                      spec.replicas: 2 -> 1
                + AppService backend
                  + Service backend
                  AppConfig backend-config
                  ~ ConfigMap backend-config
                      data.LOG_LEVEL: LOUD -> DEBUG
                  AppSecret backend-secret
                  ~ Secret backend-secret
                      data.JWT_SECRET: [secret] -> [secret]
              - ConfigMap left-over
            1 to add, 3 to change, 0 to replace, 1 to delete; 15 stay as they are.
            """)));

        var output = await _companion.SucceedAsync("up", Target);

        Assert.That(output, Does.Contain(
            "Made or changed: ConfigMap/backend-config, Deployment/backend, Secret/backend-secret, Service/backend\n"
            + "Deleted, as the stack does not have it any more: ConfigMap/left-over\n"));
        // A connection that was open stays with the pod that ends, for as long as that sleeps.
        await _client.UntilAnsweredAsync(TimeSpan.FromSeconds(15));
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
        Assert.That(
            await _companion.SucceedAsync("preview", Target, "--against", "cluster", "--expect-no-changes"),
            Is.EqualTo("Stack e2e, compared with the cluster of context minikube:\nNo changes; 19 resources stay as they are.\n"));
    }

    [Test]
    [Order(4)]
    public async Task An_update_that_runs_out_of_memory_is_taken_back()
    {
        using (_companion.With("  todo:backend:\n    memoryLimit: 65Mi\n"))
        {
            var clock = Stopwatch.StartNew();
            var up = await _companion.RunAsync("up", Target);
            Assert.That(clock.Elapsed, Is.LessThan(CrashLoop));
            up = await _companion.RunAsync("up", Target, "--rollback-on-failure");

            Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(up.Text, Does.Contain("backend is not ready: it used up its memory and was killed (exit code 137, limit 65Mi). "
                + "Meanwhile the pod of before goes on serving.")
                .And.EndsWith("Went back to what the last up carried out, which is ready."));
        }

        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(5)]
    public async Task Objects_of_somebody_else_are_left_alone()
    {
        await _cluster.KubectlAsync("-n", "todo", "label", "service", "backend", "todo/stack=another", "--overwrite");

        var up = await _companion.RunAsync("up", Target);

        Assert.That(up.Text, Does.Contain("The namespace todo has objects that stack e2e did not make; nothing was touched:\n"
            + "  Service/backend, of stack another\n"));
        await _cluster.KubectlAsync("-n", "todo", "label", "service", "backend", "todo/stack=e2e", "--overwrite");
    }

    [Test]
    [Order(6)]
    public async Task A_stack_for_another_cluster_has_nothing_to_do_with_Minikube()
    {
        foreach (var verb in new[] { "up", "status", "logs", "diagnose", "down", "images" })
        {
            var refused = await _companion.RunInRepositoryAsync(verb, "--stack", "production", Target);
            Assert.That((refused.ExitCode, refused.Text), Is.EqualTo((
                ExitCodes.WrongUse,
                "error: Stack production is for the context production, not for Minikube; nothing was touched.\n"
                    + "    allowed: --target minikube for stacks with kubernetes:context minikube\n"
                    + "    run:     the same command with --target cluster")), verb);
        }
    }

    [Test]
    [Order(7)]
    public async Task Down_keeps_the_data_and_the_next_up_has_it()
    {
        await _companion.SucceedAsync("down", Target);
        await _companion.SucceedAsync("up", Target);
        // The node's proxy follows a Service a moment after its pods are ready.
        await _client.UntilAnsweredAsync(TimeSpan.FromSeconds(5));
        await _client.SignInAsync();
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(8)]
    public async Task Down_with_delete_data_leaves_nothing()
    {
        await _companion.SucceedAsync("down", Target, "--delete-data", "--yes");
        Assert.That(await _cluster.KubectlAsync("get", "namespace", "todo", "--ignore-not-found"), Is.Empty);
    }
}
