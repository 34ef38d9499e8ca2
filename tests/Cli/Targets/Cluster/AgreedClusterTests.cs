using Todo.Cli.Errors;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Cluster;

/// <summary>Which cluster a command says that it is about to change, and when it asks first.</summary>
internal sealed class AgreedClusterTests
{
    private const string Elsewhere = "https://10.1.2.3:6443";

    private PlayedMachine _machine = null!;
    private TemporaryFolder _state = null!;

    [SetUp]
    public void Start() => (_machine, _state) = (new PlayedMachine(), new TemporaryFolder());

    [TearDown]
    public void Delete() => _state.Dispose();

    [TestCase("minikube", Elsewhere)]
    [TestCase("kind-dev", Elsewhere)]
    [TestCase("mine", "https://127.0.0.1:6443")]
    [TestCase("mine", "https://localhost:6443")]
    public async Task A_cluster_of_this_machine_is_named_and_not_asked_about(string context, string server)
    {
        await RequireAsync("up", context, server);
        Assert.That(_machine.Printed, Is.EqualTo($"Cluster: context {context}, server {server}, namespace todo\n"));
    }

    [TestCase("up")]
    [TestCase("down")]
    public void Another_is_not_touched_where_nobody_can_be_asked(string verb)
    {
        var error = Assert.ThrowsAsync<UserError>(() => RequireAsync(verb, "company", Elsewhere))!;
        Assert.That((error.ExitCode, error.Message), Is.EqualTo((
            ExitCodes.Failed,
            "This cluster is not on this machine, and without a terminal nobody can be asked whether it is the right one; nothing was "
                + $"touched. To agree: ./todo {verb} --stack local --target cluster --yes")));
    }

    [Test]
    public async Task Who_has_agreed_once_is_not_asked_again()
    {
        await RequireAsync("up", "company", Elsewhere, yes: true);
        await RequireAsync("down", "company", Elsewhere);
        Assert.That(_state.State.ReadAgreedServer(), Is.EqualTo(Elsewhere));
    }

    [Test]
    public async Task Agreement_to_one_server_is_none_to_another_of_the_same_context()
    {
        await RequireAsync("up", "company", Elsewhere, yes: true);
        Assert.ThrowsAsync<UserError>(() => RequireAsync("up", "company", "https://10.9.9.9:6443"));
    }

    private Task RequireAsync(string verb, string context, string server, bool yes = false)
    {
        _machine.On("kubectl", $"{server}\n");
        var connection = new ClusterConnection(context, "todo");
        var agreed = new AgreedCluster(
            ClusterTarget.Any,
            new Kubectl(_machine.Machine.Processes, connection),
            connection,
            _machine.Console,
            new Consent(_machine.Console, yes));
        var stack = new StackContext("local", _state.State, () => "", (_, _) => throw new NotSupportedException());
        return agreed.RequireAsync(stack, verb, CancellationToken.None);
    }
}
