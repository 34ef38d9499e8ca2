using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

/// <summary>A kubeconfig for an AI operator; kubectl is played.</summary>
internal sealed class AssistantCommandTests
{
    private const string Kubectl = "kubectl --context minikube --namespace todo --request-timeout=20s";
    private const string Token = "eyJhbGciOi.canary.token";

    private TemporaryFolder _user = null!;
    private PlayedMachine _machine = null!;
    private CompanionInTest _companion = null!;

    [SetUp]
    public void Clone()
    {
        _user = new TemporaryFolder();
        _machine = new PlayedMachine();
        _companion = new CompanionInTest(_user, "todo-clone", _machine);
        File.AppendAllText(Path.Combine(_companion.Folder, "Pulumi.local.yaml"), "  todo:assistant: kubectlAi\n");
        _machine.On(
            $"{Kubectl} config view --minify --flatten --raw --output jsonpath={{.clusters[0].cluster}}",
            """{"certificate-authority-data":"Q0E=","server":"https://192.168.49.2:8443"}""");
        _machine.On(
            $"{Kubectl} create token cluster-assistant",
            $$"""{"kind":"TokenRequest","status":{"expirationTimestamp":"2026-11-25T15:38:13Z","token":"{{Token}}"} }""");
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    private string Config => Path.Combine(_user.Path, "todo", "local", "assistant.kubeconfig");

    [Test]
    public async Task It_says_where_the_file_is_what_it_allows_and_when_it_ends()
    {
        var (code, output, errors) = await _companion.RunAsync("assistant", "kubeconfig");
        Assert.That((code, errors), Is.EqualTo((ExitCodes.Done, "")));
        Assert.That(output.Split('\n'), Is.EqualTo(new[]
        {
            $"Written, for you alone: {Config}",
            "Whoever has it may read what a diagnosis of stack local needs, in the namespace todo of context minikube: no Secret, and "
                + "nothing else.",
            "It ends at 2026-11-25 15:38 UTC. To use it:",
            $"  export KUBECONFIG='{Config}'",
            "  kubectl-ai --llm-provider openai --model gpt-4o-mini \"why is the backend not ready?\"",
            "  kubectl get pods",
            "",
        }));
    }

    [Test]
    public async Task The_file_has_the_cluster_the_token_and_nothing_of_the_user_and_only_its_owner_reads_it()
    {
        await _companion.RunAsync("assistant", "kubeconfig");
        Assert.That(await File.ReadAllTextAsync(Config), Is.EqualTo($"""
            apiVersion: v1
            kind: Config
            clusters:
              - name: minikube
                cluster:
                  certificate-authority-data: Q0E=
                  server: https://192.168.49.2:8443
            users:
              - name: cluster-assistant
                user:
                  token: {Token}
            contexts:
              - name: minikube
                context:
                  cluster: minikube
                  namespace: todo
                  user: cluster-assistant
            current-context: minikube

            """));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(Config), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task The_token_is_on_no_screen_and_in_no_call()
    {
        var result = await _companion.RunAsync("assistant", "kubeconfig");
        Assert.That(result.Output + result.Errors + string.Join('\n', _machine.Calls), Does.Not.Contain(Token));
    }

    [TestCase("10m", 600)]
    [TestCase("90m", 5400)]
    [TestCase("24h", 86400)]
    public async Task It_holds_as_long_as_asked_for(string duration, int seconds)
    {
        await _companion.RunAsync("assistant", "kubeconfig", "--duration", duration);
        Assert.That(_machine.Calls, Does.Contain($"{Kubectl} create token cluster-assistant --duration={seconds}s --output json"));
    }

    [TestCase("9m")]
    [TestCase("25h")]
    [TestCase("1d")]
    [TestCase("0h")]
    [TestCase("3600")]
    public async Task A_time_that_is_none_is_wrong_use_and_nothing_is_asked_for(string duration)
    {
        Assert.That(await _companion.RunAsync("assistant", "kubeconfig", "--duration", duration), Is.EqualTo((ExitCodes.WrongUse, "", $"""
            error: '{duration}' is no time for a kubeconfig to hold.
                allowed: minutes or hours from 10m to 24h
                run:     the same command with --duration 1h, or without it

            """)));
        Assert.That(_machine.Calls, Is.Empty);
    }

    [Test]
    public async Task A_stack_without_an_assistant_says_how_to_get_one()
    {
        ClonedRepository.Write(_user, "todo-clone");
        Assert.That(await _companion.RunAsync("assistant", "kubeconfig"), Is.EqualTo((ExitCodes.WrongUse, "", """
            error: Stack local lets no assistant look into it: todo:assistant is none.
                allowed: todo:assistant kubectlAi, or kagent
                run:     write todo:assistant: kubectlAi in Pulumi.local.yaml, then bring the stack up

            """)));
    }

    [Test]
    public async Task A_stack_that_is_not_up_with_it_yet_is_to_be_brought_up()
    {
        _machine.On(
            $"{Kubectl} create token", 1, "error: failed to create token: serviceaccounts \"cluster-assistant\" not found");
        Assert.That(await _companion.RunAsync("assistant", "kubeconfig"), Is.EqualTo((
            ExitCodes.Failed,
            "",
            "error: The namespace todo of context minikube has no assistant yet. Bring the stack up first: "
                + "./todo up --stack local --target minikube\n")));
        Assert.That(File.Exists(Config), Is.False);
    }
}
