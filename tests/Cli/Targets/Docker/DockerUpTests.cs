using System.Collections.Immutable;
using System.Net;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.State;
using Todo.Cli.Targets.Docker;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Cli.Targets.Docker;

[TestFixture]
public sealed class DockerUpTests
{
    private const string Password = "correct-horse";

    private TemporaryFolder _folder = null!;
    private PlayedMachine _machine = null!;
    private Plan _plan = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _machine = new PlayedMachine();
        _machine.Up = () =>
        {
            _machine.Containers.Clear();
            _machine.Containers.Add(new PlayedContainer("backend"));
        };
        _plan = Some.Plan(
            Some.Deployment("backend").WithContainer("envFrom", """[{ "secretRef": { "name": "backend" } }]"""),
            Some.Service("backend", """, "type": "NodePort", "ports": [{ "port": 8000, "nodePort": 30080 }]"""),
            Some.Manifest("Secret", "backend", $$""", "stringData": { "PASSWORD": "{{Password}}" }""")) with
        {
            Images = [Some.Image("backend")],
        };
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Starts_what_the_plan_says_and_names_the_address()
    {
        await UpAsync();

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Printed, Does.Match(@"Stack local is up and ready \(\d+\.\d s\); started: backend\.\nOpen http://localhost:30080\n$"));
            Assert.That(_machine.Calls, Does.Contain($"docker-compose --project-name todo-local --file {_folder.State.ComposeFile} up --detach --no-build --remove-orphans"));
            Assert.That(File.ReadAllText(_folder.State.ComposeFile), Does.Contain("todo-list-backend:v1.0.0"));
            Assert.That(LastUp.Read(_folder.State)!.Stack, Is.EqualTo("local"));
        });
    }

    [Test]
    public async Task A_second_time_changes_nothing_and_says_so()
    {
        await UpAsync();
        _machine.Up = () => { };

        await UpAsync();

        Assert.That(_machine.Printed, Does.Match(@"Nothing changed; stack local is up and ready \(\d+\.\d s\)\.\nOpen http://localhost:30080\n$"));
    }

    [Test]
    public async Task Prefers_the_plugin_of_Docker_Compose()
    {
        _machine.On("docker compose", "Docker Compose version v2.26.1\n");
        _machine.On("docker compose --project-name", (_, _) =>
        {
            _machine.Up();
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await UpAsync();

        Assert.That(_machine.Calls, Has.None.StartsWith("docker-compose"));
    }

    [Test]
    public async Task Lists_what_Docker_cannot_do()
    {
        _plan = Some.Plan(Some.Deployment("backend"), Some.Manifest("NetworkPolicy", "backend"), Some.Manifest("NetworkPolicy", "database"));

        await UpAsync();

        Assert.That(_machine.Printed, Does.Contain(
            "Not carried over, as plain Docker is no cluster:\n  the containers of the stack reach each other freely: NetworkPolicy/backend, NetworkPolicy/database\n"));
    }

    [Test]
    public async Task Builds_only_the_images_that_are_missing()
    {
        _plan = _plan with { Images = [Some.Image("backend"), Some.Image("frontend")] };
        _machine.On("docker image inspect --format {{.Id}} todo-list-frontend", 1, "Error: No such image: todo-list-frontend:v1.0.0");
        _machine.On("docker build", "");

        await UpAsync();

        Assert.That(_machine.Calls.Where(call => call.StartsWith("docker build", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "docker build --force-rm --network host --file app-images/frontend/Dockerfile --build-arg VERSION=v1.0.0 --tag todo-list-frontend:v1.0.0 app-images/frontend",
        }));
    }

    [Test]
    public async Task On_a_closed_network_makes_the_base_image_and_builds_as_the_plan_for_closed_networks_says()
    {
        _machine.Registry = () => throw new HttpRequestException("no route to host");
        _machine.On("docker image inspect", 1, "Error: No such image");
        _machine.On("bash app-images/base/build.sh", "");
        _machine.On("docker build", "");
        var open = _plan;

        await UpAsync((network, _) => Task.FromResult(open with { Images = [Some.Image("backend", dockerfile: network == ImageNetwork.Closed ? "Dockerfile.closed" : "Dockerfile")] }));

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Calls, Does.Contain("bash app-images/base/build.sh todo-debian:trixie"));
            Assert.That(_machine.Calls, Has.Some.StartsWith("docker build").And.Contains("--file app-images/backend/Dockerfile.closed"));
            Assert.That(_machine.Printed, Does.StartWith("Docker Hub does not answer: building everything from Debian's packages.\n"));
            Assert.That(LastUp.Read(_folder.State)!.Images.Single().Dockerfile, Is.EqualTo("app-images/backend/Dockerfile"), "a preview would show a change otherwise");
        });
    }

    [TestCase(HttpStatusCode.Forbidden, TestName = "A proxy that refuses Docker Hub makes a closed network")]
    [TestCase(HttpStatusCode.BadGateway, TestName = "A proxy that does not reach Docker Hub makes a closed network")]
    public async Task Closed(HttpStatusCode answer)
    {
        _machine.Registry = () => new HttpResponseMessage(answer);
        _machine.On("docker image inspect --format {{.Id}} todo-list-backend", 1, "Error: No such image");
        _machine.On("bash app-images/base/build.sh", "");
        _machine.On("docker build", "");

        await UpAsync();

        Assert.That(_machine.Printed, Does.StartWith("Docker Hub does not answer"));
    }

    [Test]
    public async Task Restarts_a_client_that_is_older_than_what_it_connects_to()
    {
        _plan = Some.Plan(
            Some.Deployment("frontend").ConnectingTo("backend"), Some.Deployment("backend"), Some.Service("frontend"), Some.Service("backend"));
        _machine.On("docker restart", "");
        _machine.Up = () => _machine.Containers.AddRange([
            new PlayedContainer("frontend") { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-5) },
            new PlayedContainer("backend") { StartedAt = DateTimeOffset.UtcNow },
        ]);

        await UpAsync();

        Assert.That(_machine.Calls.Where(call => call.StartsWith("docker restart", StringComparison.Ordinal)), Is.EqualTo(new[] { "docker restart frontend0123456789abcdef" }));
    }

    [Test]
    public async Task Leaves_a_client_alone_that_is_younger_than_what_it_connects_to()
    {
        _plan = Some.Plan(
            Some.Deployment("frontend").ConnectingTo("backend"), Some.Deployment("backend"), Some.Service("frontend"), Some.Service("backend"));
        _machine.Up = () => _machine.Containers.AddRange([
            new PlayedContainer("frontend") { StartedAt = DateTimeOffset.UtcNow },
            new PlayedContainer("backend") { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-5) },
        ]);

        await UpAsync();

        Assert.That(_machine.Calls, Has.None.StartsWith("docker restart"));
    }

    [Test]
    public void Refuses_a_stack_that_pushes_its_images()
    {
        _plan = _plan with { Stack = "production", Images = [Some.Image("backend", pushed: true)] };

        Assert.That(Mistake(), Is.EqualTo(
            "Stack production is for a cluster: it pushes its images to a registry. On Docker only stacks with todo:environment local run: ./todo up --stack local\n"
            + "On a cluster: pulumi up --stack production"));
    }

    [Test]
    public void A_second_up_is_told_that_the_first_is_at_work()
    {
        using var held = StackLock.Take("local", _folder.State);

        Assert.That(Mistake(), Does.StartWith($"The stack local is being changed by another command (process {Environment.ProcessId} since "));
        Assert.That(_machine.Calls, Is.Empty, "nothing is touched");
    }

    [Test]
    public void A_build_that_fails_says_why()
    {
        Missing("todo-list-backend");
        _machine.On("docker build", 2, [.. Enumerable.Range(1, 30).Select(number => $"line {number}")]);

        Assert.That(Mistake(), Is.EqualTo(
            "Building todo-list-backend:v1.0.0 failed (exit code 2). Its last lines:\n"
            + string.Concat(Enumerable.Range(11, 20).Select(number => $"  line {number}\n"))
            + "To see all of it: docker build --force-rm --network host --file app-images/backend/Dockerfile --build-arg VERSION=v1.0.0 --tag todo-list-backend:v1.0.0 app-images/backend"));
    }

    [Test]
    public void A_build_that_fills_the_disk_says_how_to_free_some()
    {
        Missing("todo-list-backend");
        _machine.On("docker build", 1, "failed to register layer: write /usr/lib/x: no space left on device");
        _machine.On("docker info", "/\n");

        Assert.That(Mistake(), Does.Match(
            @"^The disk is full, so todo-list-backend:v1\.0\.0 could not be built: \d+ MiB are free in /\.\nSee what Docker keeps: docker system df\nFree what nothing uses: docker system prune\nThen run the same command again\.$"));
    }

    [Test]
    public void A_start_that_fills_the_disk_says_how_to_free_some()
    {
        ComposeFails("ERROR: for backend  Cannot create container: mkdir /var/lib/docker/overlay2/1: no space left on device");

        Assert.That(Mistake(), Is.EqualTo(
            "The disk is full, so Docker could not start the stack.\nSee what Docker keeps: docker system df\nFree what nothing uses: docker system prune\nThen run the same command again."));
    }

    [Test]
    public void A_base_image_that_cannot_be_made_says_why()
    {
        _machine.Registry = () => throw new HttpRequestException("no route to host");
        _machine.On("docker image inspect", 1, "Error: No such image");
        _machine.On("bash", 1, "base image: mmdebstrap failed; the reason is above");

        Assert.That(Mistake(), Does.StartWith("Building todo-debian:trixie failed (exit code 1). Its last lines:\n  base image: mmdebstrap failed"));
    }

    [Test]
    public void An_image_that_nobody_builds_and_that_is_not_there_is_named()
    {
        _plan = _plan with { Images = [] };
        Missing("todo-list-backend");

        Assert.That(Mistake(), Is.EqualTo(
            "backend runs the image todo-list-backend:v1.0.0, which this machine does not have and the stack does not build. Get it, then run ./todo up again: docker pull todo-list-backend:v1.0.0"));
    }

    [Test]
    public void A_reference_that_is_none_is_named()
    {
        _plan = _plan with { Images = [Some.Image("backend") with { Reference = "Backend:1" }] };
        _machine.On("docker image inspect --format {{.Id}} Backend:1", 1, "invalid reference format: repository name must be lowercase");

        Assert.That(Mistake(), Is.EqualTo(
            "'Backend:1' is no reference of an image: a name in lower case and a tag of letters, digits, '.', '_' and '-', such as todo-list-backend:v1.0.0."));
    }

    [TestCase("Error starting userland proxy: listen tcp4 127.0.0.1:30080: bind: address already in use")]
    [TestCase("Bind for 127.0.0.1:30080 failed: port is already allocated")]
    public void A_port_that_a_program_has_is_named_with_the_program(string reason)
    {
        ComposeFails($"ERROR: for backend  Cannot start service backend: {reason}");
        _machine.On("docker ps --filter publish=30080", "");
        _machine.On("ss", "LISTEN 0 511 127.0.0.1:30080 0.0.0.0:* users:((\"nginx\",pid=4711,fd=6))\n");

        Assert.That(Mistake(), Is.EqualTo(
            "Port 30080 of this machine is taken: the process nginx (4711) has it.\n"
            + "End that, or take another port from 30000 to 32767: todo:nodePort in Pulumi.local.yaml, then ./todo up --stack local\n"
            + "Who has it: ss -ltnp 'sport = :30080'"));
    }

    [Test]
    public void A_port_that_another_container_has_is_named_with_the_container()
    {
        ComposeFails("Bind for 127.0.0.1:30080 failed: port is already allocated");
        _machine.On("docker ps --filter publish=30080", "other-web-1\n");

        Assert.That(Mistake(), Does.StartWith("Port 30080 of this machine is taken: the container other-web-1 has it.\n"));
    }

    [Test]
    public void A_port_whose_holder_cannot_be_seen_is_still_named()
    {
        ComposeFails("Bind for 127.0.0.1:30080 failed: port is already allocated");
        _machine.On("docker ps --filter publish=30080", "");
        _machine.Lacks("ss");

        Assert.That(Mistake(), Does.StartWith("Port 30080 of this machine is taken.\n"));
    }

    [Test]
    public void Another_failure_of_Compose_is_shown_without_secrets()
    {
        ComposeFails($"ERROR: something with {Password}");

        Assert.That(Mistake(), Is.EqualTo(
            "Docker Compose failed (exit code 1). Its last lines:\n  ERROR: something with ***\nWhen that is mended, go on from here: ./todo up --stack local"));
    }

    [Test]
    public void A_container_that_exits_again_and_again_ends_the_wait_with_its_log_and_no_secret()
    {
        Starts(new PlayedContainer("backend") { State = "restarting", ExitCode = 1, Restarts = 2 });
        Logs("Traceback", $"cannot log in with {Password}");

        Assert.That(Mistake(), Is.EqualTo("""
            backend is not ready: it exits again and again (exit code 1, started 3 times).
            Last lines of its log:
              Traceback
              cannot log in with ***
            What to try:
              Mend what its log names: a setting of the stack, or the program itself.
              See all of its log: docker logs backend01234
              Then go on from here: ./todo up --stack local    or stop what runs: ./todo down --stack local
            """));
    }

    [Test]
    public async Task Restarts_from_before_do_not_count()
    {
        _machine.Containers.Add(new PlayedContainer("backend") { Restarts = 7 });
        _machine.Up = () => _machine.Containers[0] = _machine.Containers[0] with { State = "restarting", Restarts = 8 };
        var inspections = 0;
        _machine.On("docker inspect", (_, _) =>
        {
            if (++inspections == 3)
            {
                _machine.Containers[0] = _machine.Containers[0] with { State = "running" };
            }

            return Task.FromResult(PlayedMachine.Succeeded($"[{_machine.Containers[0].ToJson()}]"));
        });

        await UpAsync();

        Assert.That(_machine.Printed, Does.Contain("backend: restarting").And.Contain("stack local is up and ready"));
    }

    [TestCase(true, "it used up its memory and was killed (exit code 137, limit 512 MiB).")]
    [TestCase(false, "it was killed (exit code 137), which most often means that it used up its memory (limit 512 MiB).")]
    public void A_container_that_runs_out_of_memory_ends_the_wait_with_the_way_to_give_it_more(bool outOfMemory, string expected)
    {
        Starts(new PlayedContainer("backend") { State = "restarting", ExitCode = 137, OutOfMemory = outOfMemory, Restarts = 2 });
        Logs();

        Assert.That(Mistake(), Does.StartWith($"""
            backend is not ready: {expected}
            It logged nothing.
            What to try:
              Raise its memory limit: for frontend and backend, memoryLimit under todo:backend in Pulumi.local.yaml.
            """));
    }

    [TestCase("exited", 0, "it has ended (exit code 0).")]
    [TestCase("exited", 127, "its command cannot be run (exit code 127).")]
    [TestCase("dead", 1, "it has ended (exit code 1).")]
    public void A_container_that_ended_ends_the_wait(string state, int exitCode, string expected)
    {
        Starts(new PlayedContainer("backend") { State = state, ExitCode = exitCode });
        Logs();

        Assert.That(Mistake(), Does.StartWith($"backend is not ready: {expected}\n"));
    }

    [Test]
    public void A_container_that_is_not_ready_in_the_time_of_its_startup_probe_ends_the_wait_with_its_last_answer()
    {
        Starts(new PlayedContainer("backend") { StartSeconds = 1 });
        _machine.Ready = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent($"database: wrong password {Password}") };
        Logs("waiting for the database");

        Assert.That(Mistake(), Does.Match("""
            ^backend is not ready: GET /ready answers 503: database: wrong password \*\*\*, after [1-5] s\.
            Last lines of its log:
              waiting for the database
            What to try:
              It may be waiting for something: its log says for what\.
            """));
    }

    [Test]
    public void A_container_that_does_not_answer_by_the_deadline_ends_the_wait()
    {
        _plan = Some.Plan(Some.Deployment("backend").WithSpec("progressDeadlineSeconds", "1"));
        _machine.Ready = _ => throw new HttpRequestException("connection refused");
        Logs();

        Assert.That(Mistake(), Does.Match(@"^backend is not ready: GET /ready at port 8000 gets no answer, after [1-5] s\.\n"));
    }

    [Test]
    public void A_database_that_stays_unhealthy_is_named_although_Compose_only_says_that_it_failed()
    {
        _machine.On("docker-compose --project-name", (_, _) =>
        {
            _machine.Containers.Add(new PlayedContainer("backend") { Health = "unhealthy" });
            return Task.FromResult(new ProcessResult(1, "", ["ERROR: for frontend  Container is unhealthy."]));
        });
        Logs("FATAL:  data directory has wrong ownership");

        Assert.That(Mistake(), Does.Match(@"^backend is not ready: its healthcheck says unhealthy, after \d+ s\.\nLast lines of its log:\n  FATAL:  data directory has wrong ownership\n"));
    }

    [Test]
    public async Task A_crash_loop_ends_the_wait_while_Compose_still_waits()
    {
        var killed = new TaskCompletionSource();
        _machine.On("docker-compose --project-name", async (call, cancellation) =>
        {
            _machine.Containers.Add(new PlayedContainer("backend") { State = "restarting", ExitCode = 1, Restarts = 3 });
            await using var registration = cancellation.Register(killed.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return PlayedMachine.Succeeded("");
        });
        Logs();

        Assert.That(Mistake(), Does.StartWith("backend is not ready: it exits again and again"));
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Test]
    public async Task Cancelling_kills_Compose_and_lets_the_lock_go_so_that_the_same_command_goes_on()
    {
        using var cancellation = new CancellationTokenSource();
        _machine.On("docker-compose --project-name", async (_, stop) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return PlayedMachine.Succeeded("");
        });

        Assert.That(async () => await UpAsync(cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());

        _machine.On("docker-compose --project-name", (_, _) =>
        {
            _machine.Up();
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });
        await UpAsync();
        Assert.That(_machine.Printed, Does.Contain("Stack local is up and ready"));
    }

    private void Missing(string image) => _machine.On($"docker image inspect --format {{{{.Id}}}} {image}", 1, $"Error: No such image: {image}");

    private void Starts(PlayedContainer container) => _machine.Up = () => _machine.Containers.Add(container);

    private void Logs(params string[] lines) => _machine.On("docker logs", string.Concat(lines.Select(line => $"{line}\n")));

    private void ComposeFails(params string[] lines) => _machine.On("docker-compose --project-name", 1, lines);

    private string Mistake()
    {
        var error = Assert.ThrowsAsync<UserError>(() => UpAsync().WaitAsync(TimeSpan.FromSeconds(30)))!;
        Assert.That(error.ExitCode, Is.EqualTo(_plan.Stack == "local" ? ExitCodes.Failed : ExitCodes.WrongUse));
        return error.Message;
    }

    private Task UpAsync(Func<ImageNetwork?, CancellationToken, Task<Plan>>? evaluate = null, CancellationToken cancellation = default) =>
        new DockerUp(_machine.Machine, _machine.Console, _folder.State, Repository.Root, evaluate ?? ((_, _) => Task.FromResult(_plan)))
            .RunAsync(_plan.Stack, yes: false, cancellation);
}
