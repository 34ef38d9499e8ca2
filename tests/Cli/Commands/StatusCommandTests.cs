using System.CommandLine;
using System.Net;
using Todo.Cli;
using Todo.Cli.Commands;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;
using Todo.Infra;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

[TestFixture]
public sealed class StatusCommandTests
{
    private TemporaryFolder _folder = null!;
    private PlayedMachine _machine = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        ClonedRepository.Write(_folder);
        _machine = new PlayedMachine();
        _machine.Containers.Add(new PlayedContainer("frontend") { Port = 30080 });
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Shows_services_that_are_all_ready_and_succeeds()
    {
        var (exitCode, _) = await StatusAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(ExitCodes.Done));
            Assert.That(Lines(_machine.Printed), Is.EqualTo(new[]
            {
                "Service  State   Ready Restarts Image                     Address",
                "frontend running yes   0        todo-list-frontend:v1.0.0 http://localhost:30080",
            }));
        });
    }

    [Test]
    public async Task Shows_what_is_not_ready_and_why_and_fails()
    {
        _machine.Containers.Add(new PlayedContainer("backend") { State = "exited", ExitCode = 137, Restarts = 2 });
        _machine.Ready = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);

        var (exitCode, _) = await StatusAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(Lines(_machine.Printed)[1..], Is.EqualTo(new[]
            {
                "frontend running no: GET /ready answers 503 0        todo-list-frontend:v1.0.0 http://localhost:30080",
                "backend  exited  no: exited, exit code 137  2        todo-list-backend:v1.0.0  -",
            }));
        });
    }

    [Test]
    public async Task Tells_of_a_container_that_cannot_be_asked_and_shows_no_port_that_is_only_for_asking()
    {
        _machine.Containers[0] = new PlayedContainer("backend") { ReadyPort = null };
        _machine.Containers.Add(new PlayedContainer("worker") { ReadyPort = 49153 });

        await StatusAsync();

        Assert.That(Lines(_machine.Printed)[1..], Is.EqualTo(new[]
        {
            "backend running no: GET /ready cannot be asked, as Docker does not publish port 8000 0        todo-list-backend:v1.0.0 -",
            "worker  running yes                                                                  0        todo-list-worker:v1.0.0  -",
        }));
    }

    [Test]
    public void A_target_that_does_not_exist_is_answered_with_those_that_do() => Assert.That(
        async () => await StatusAsync("--target", "dokcer"),
        Throws.TypeOf<UserError>().With.Message.EqualTo("There is no target dokcer.\n    allowed: docker\n"
            + "    run:     the same command with --target docker")
            .And.Property(nameof(UserError.ExitCode)).EqualTo(ExitCodes.WrongUse));

    [Test]
    public async Task Says_what_to_run_when_nothing_is_there_and_fails()
    {
        _machine.Containers.Clear();

        var (exitCode, _) = await StatusAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(_machine.Printed, Is.EqualTo("Nothing of stack local is running. To bring it up: ./todo up --stack local\n"));
        });
    }

    [TestCase("docker")]
    public async Task Says_the_same_where_there_is_no_Docker(string program)
    {
        _machine.Lacks(program);

        var (exitCode, _) = await StatusAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(_machine.Printed, Does.StartWith("Nothing of stack local is running."));
        });
    }

    [Test]
    public void Says_how_to_be_let_in_where_Docker_is_not_for_this_user()
    {
        _machine.On("docker version", 1, "permission denied");

        Assert.That(
            async () => await StatusAsync(),
            Throws.TypeOf<UserError>().With.Message.StartsWith("Docker runs, but this user may not use it."));
    }

    [Test]
    public async Task Prints_JSON_for_programs()
    {
        var (_, output) = await StatusAsync("--json");

        Assert.That(output, Is.EqualTo("""
            {
              "stack": "local",
              "ready": true,
              "services": [
                {
                  "name": "frontend",
                  "state": "running",
                  "ready": true,
                  "detail": "ready",
                  "restarts": 0,
                  "image": "todo-list-frontend:v1.0.0",
                  "address": "http://localhost:30080"
                }
              ]
            }

            """));
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];

    private async Task<(int ExitCode, string Output)> StatusAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var workspace = new Workspace(_folder.Path, _ => null, _folder.Path, _ => { }, TodoStack.Services, _machine.Machine.Processes);
        var exitCode = await StatusCommand.Create(
            workspace, _machine.Console, output, new TargetRegistry(new DockerTarget(_machine.Machine, _machine.Console)))
            .Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return (exitCode, output.ToString());
    }
}
