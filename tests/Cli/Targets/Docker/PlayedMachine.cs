using System.Net;
using System.Text;
using Moq;
using Spectre.Console;
using Todo.Cli;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>
/// A machine whose programs are played. As it begins, Docker and docker-compose are there and do their work; a test says what is different.
/// </summary>
internal sealed class PlayedMachine
{
    private readonly List<(string Start, Func<ProcessCall, CancellationToken, Task<ProcessResult>> Answer)> _answers = [];
    private readonly StringBuilder _output = new();

    public PlayedMachine()
    {
        var processes = new Mock<IProcessRunner>(MockBehavior.Strict);
        processes
            .Setup(runner => runner.RunAsync(It.IsAny<ProcessCall>(), It.IsAny<Action<string>?>(), It.IsAny<CancellationToken>()))
            .Returns((ProcessCall call, Action<string>? onLine, CancellationToken cancellation) => RunAsync(call, onLine, cancellation));
        Machine = new Machine(
            processes.Object,
            () => Host,
            new HttpMessageInvoker(new PlayedHttp(_ => Registry())),
            new HttpMessageInvoker(new PlayedHttp(request => Ready(request.RequestUri!))));
        Console = ConsoleFactory.Create(new StringWriter(_output), isRedirected: true);
        On("docker version", "20.10.24\n");
        On("docker compose version", 1, "docker: 'compose' is not a docker command.");
        On("docker-compose version", "docker-compose version 1.29.2\n");
        On("docker context inspect", "unix:///var/run/docker.sock\n");
        On("docker image inspect", "sha256:1\n");
        On("bash app-images/base/build.sh", "");
        On("bash app-images/base/normalize.sh", "");
        On("docker ps --all", (_, _) => Task.FromResult(Succeeded(string.Concat(Containers.Select(container => $"{container.Id}\n")))));
        On("docker inspect", (_, _) =>
            Task.FromResult(Succeeded($"[{string.Join(',', Containers.Select(container => container.ToJson()))}]")));
        On("docker-compose --project-name todo-local", (call, _) => Task.FromResult(Compose(call.Arguments.Contains("up") ? Up : Down)));
    }

    /// <summary>It, as the companion sees it.</summary>
    public Machine Machine { get; }

    /// <summary>What the companion prints to.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>What it printed.</summary>
    public string Printed => _output.ToString();

    /// <summary>Every call, as it is typed.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What Docker runs.</summary>
    public List<PlayedContainer> Containers { get; } = [];

    /// <summary>What decides how Docker gets onto it.</summary>
    public Host Host { get; set; } = new(IsRoot: true, HasApt: true, HasSystemd: false, HasDockerService: false, IsLinux: true);

    /// <summary>What Docker Hub answers.</summary>
    public Func<HttpResponseMessage> Registry { get; set; } = () => new HttpResponseMessage(HttpStatusCode.Unauthorized);

    /// <summary>What containers answer.</summary>
    public Func<Uri, HttpResponseMessage> Ready { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.OK);

    /// <summary>What Compose does to the containers when it brings them up.</summary>
    public Action Up { get; set; } = () => { };

    /// <summary>What Compose does to the containers when it takes them down.</summary>
    public Action Down { get; set; } = () => { };

    /// <summary>A program that writes something and succeeds.</summary>
    public void On(string start, string output) => On(start, (_, _) => Task.FromResult(Succeeded(output)));

    /// <summary>A program that fails with these lines.</summary>
    public void On(string start, int exitCode, params string[] lines) =>
        On(start, (_, _) => Task.FromResult(new ProcessResult(exitCode, "", [.. lines])));

    /// <summary>A program that is not on the machine.</summary>
    public void Lacks(string program) => On(program, (call, _) => Task.FromResult(ProcessResult.Missing(call.Program)));

    /// <summary>A program that does something.</summary>
    public void On(string start, Func<ProcessCall, CancellationToken, Task<ProcessResult>> answer) => _answers.Add((start, answer));

    /// <summary>The result of a program that succeeded.</summary>
    public static ProcessResult Succeeded(string output) => new(0, output, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);

    private static ProcessResult Compose(Action effect)
    {
        effect();
        return Succeeded("");
    }

    // What was said last goes first, so that a test can say otherwise.
    private async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        Calls.Add(call.ToString());
        var (start, answer) = _answers.FindLast(known => call.ToString().StartsWith(known.Start, StringComparison.Ordinal));
        Assert.That(start, Is.Not.Null, $"nobody said how this call ends: {call}");
        var result = await answer(call, cancellation);
        foreach (var line in result.Lines)
        {
            onLine?.Invoke(line);
        }

        return result;
    }

    private sealed class PlayedHttp(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
