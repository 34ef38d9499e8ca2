using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;
using Todo.Infra.Values;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>An <c>up</c> of one service on a played Docker.</summary>
public abstract class DockerUpFixture
{
    private protected const string Password = "correct-horse";

    private protected TemporaryFolder Folder { get; private set; } = null!;

    private protected PlayedMachine Machine { get; private set; } = null!;

    private protected Plan Plan { get; set; } = null!;

    [SetUp]
    public void Prepare()
    {
        Folder = new TemporaryFolder();
        Machine = new PlayedMachine();
        Machine.Up = () =>
        {
            Machine.Containers.Clear();
            Machine.Containers.Add(new PlayedContainer("backend"));
        };
        Plan = Some.Plan(
            Some.Deployment("backend").WithContainer("envFrom", """[{ "secretRef": { "name": "backend" } }]"""),
            Some.Service("backend", """, "type": "NodePort", "ports": [{ "port": 8000, "nodePort": 30080 }]"""),
            Some.Manifest("Secret", "backend", $$""", "stringData": { "PASSWORD": "{{Password}}" }""")) with
        {
            Images = [Some.Image("backend")],
        };
    }

    [TearDown]
    public void DeleteFolder() => Folder.Dispose();

    private protected void Missing(string image) =>
        Machine.On($"docker image inspect --format {{{{.Id}}}} {image}", 1, $"Error: No such image: {image}");

    private protected void Starts(PlayedContainer container) => Machine.Up = () => Machine.Containers.Add(container);

    private protected void Logs(params string[] lines) => Machine.On("docker logs", string.Concat(lines.Select(line => $"{line}\n")));

    private protected void ComposeFails(params string[] lines) => Machine.On("docker-compose --project-name", 1, lines);

    private protected string Mistake(TimeSpan? timeout = null)
    {
        var error = Assert.ThrowsAsync<UserError>(() => UpAsync(timeout: timeout).WaitAsync(TimeSpan.FromSeconds(30)))!;
        Assert.That(error.ExitCode, Is.EqualTo(Plan.Stack == "local" ? ExitCodes.Failed : ExitCodes.WrongUse));
        return error.Message;
    }

    private protected Task UpAsync(
        Func<ImageNetwork?, CancellationToken, Task<Plan>>? evaluate = null,
        bool yes = false,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default)
    {
        var stack = new StackContext(Plan.Stack, Folder.State, () => Repository.Root, evaluate ?? ((_, _) => Task.FromResult(Plan)));
        var target = new DockerTarget(Machine.Machine, Machine.Console);
        var up = new StackUp(target, Machine.Console, new Consent(Machine.Console, yes)) { Timeout = timeout };
        return up.RunAsync(stack, cancellation);
    }
}
