using System.Net;
using Todo.Cli.Evaluation;
using Todo.Cli.State;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>What an <c>up</c> on Docker starts, leaves alone and says.</summary>
[TestFixture]
public sealed class DockerUpTests : DockerUpFixture
{
    [Test]
    public async Task Starts_what_the_plan_says_and_names_the_address()
    {
        await UpAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Machine.Printed, Does.Match(@"Stack local is up and ready \(\d+\.\d s\); started: backend\.\n"
                + @"Open http://localhost:30080\n$"));
            Assert.That(Machine.Calls, Does.Contain($"docker-compose --project-name todo-local --file {Folder.State.ComposeFile} up "
                + "--detach --no-build --remove-orphans"));
            Assert.That(File.ReadAllText(Folder.State.ComposeFile), Does.Contain("todo-list-backend:v1.0.0"));
            Assert.That(LastUp.Read(Folder.State)!.Stack, Is.EqualTo("local"));
        });
    }

    [Test]
    public async Task A_second_time_changes_nothing_and_says_so()
    {
        await UpAsync();
        Machine.Up = () => { };

        await UpAsync();

        Assert.That(Machine.Printed, Does.Match(@"Nothing changed; stack local is up and ready \(\d+\.\d s\)\.\n"
            + @"Open http://localhost:30080\n$"));
    }

    [Test]
    public async Task Asks_whether_a_container_is_ready_at_the_port_that_Docker_publishes_for_it()
    {
        var asked = new List<Uri>();
        Machine.Up = () => Machine.Containers.Add(new PlayedContainer("backend") { ReadyPort = 49153 });
        Machine.Ready = address =>
        {
            asked.Add(address);
            return new HttpResponseMessage(HttpStatusCode.OK);
        };

        await UpAsync();

        Assert.That(asked.Distinct(), Is.EqualTo(new[] { new Uri("http://127.0.0.1:49153/ready") }));
    }

    [Test]
    public async Task The_file_of_an_earlier_version_is_replaced()
    {
        Folder.State.Write(Folder.State.EarlierComposeFile, "services: {}\n");

        await UpAsync();

        Assert.That((File.Exists(Folder.State.ComposeFile), File.Exists(Folder.State.EarlierComposeFile)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Prefers_the_plugin_of_Docker_Compose()
    {
        Machine.On("docker compose", "Docker Compose version v2.26.1\n");
        Machine.On("docker compose --project-name", (_, _) =>
        {
            Machine.Up();
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await UpAsync();

        Assert.That(Machine.Calls, Has.None.StartsWith("docker-compose"));
    }

    [Test]
    public async Task Lists_what_Docker_cannot_do()
    {
        Plan = Some.Plan(Some.Deployment("backend"), Some.Manifest("NetworkPolicy", "backend"), Some.Manifest("NetworkPolicy", "database"));

        await UpAsync();

        Assert.That(Machine.Printed, Does.Contain(
            "Not carried over, as plain Docker is no cluster:\n"
                + "  the containers of the stack reach each other freely: NetworkPolicy/backend, NetworkPolicy/database\n"));
    }

    [Test]
    public async Task Restarts_a_client_that_is_older_than_what_it_connects_to()
    {
        Plan = Some.Plan(
            Some.Deployment("frontend").ConnectingTo("backend"), Some.Deployment("backend"), Some.Service("frontend"), Some.Service(
                "backend"));
        Machine.On("docker restart", "");
        Machine.Up = () => Machine.Containers.AddRange([
            new PlayedContainer("frontend") { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-5) },
            new PlayedContainer("backend") { StartedAt = DateTimeOffset.UtcNow },
        ]);

        await UpAsync();

        Assert.That(Machine.Calls.Where(call => call.StartsWith("docker restart", StringComparison.Ordinal)), Is.EqualTo(
            new[] { "docker restart frontend0123456789abcdef" }));
    }

    [Test]
    public async Task Leaves_a_client_alone_that_is_younger_than_what_it_connects_to()
    {
        Plan = Some.Plan(
            Some.Deployment("frontend").ConnectingTo("backend"), Some.Deployment("backend"), Some.Service("frontend"), Some.Service(
                "backend"));
        Machine.Up = () => Machine.Containers.AddRange([
            new PlayedContainer("frontend") { StartedAt = DateTimeOffset.UtcNow },
            new PlayedContainer("backend") { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-5) },
        ]);

        await UpAsync();

        Assert.That(Machine.Calls, Has.None.StartsWith("docker restart"));
    }

    [Test]
    public void Refuses_a_stack_that_pushes_its_images()
    {
        Plan = Plan with { Stack = "production", Images = [Some.Image("backend", pushed: true)] };

        Assert.That(Mistake(), Is.EqualTo(
            "Stack production is for a cluster: it pushes its images to a registry. On Docker only stacks with todo:imageSource build "
                + "run: ./todo up --stack local\n"
            + "On a cluster: pulumi up --stack production"));
    }

    [Test]
    public void A_second_up_is_told_that_the_first_is_at_work()
    {
        using var held = StackLock.Take("local", Folder.State);

        Assert.That(Mistake(), Does.StartWith($"The stack local is being changed by another command (process {Environment.ProcessId} "
            + "since "));
        Assert.That(Machine.Calls, Is.Empty, "nothing is touched");
    }

    [Test]
    public async Task Cancelling_kills_Compose_and_lets_the_lock_go_so_that_the_same_command_goes_on()
    {
        using var cancellation = new CancellationTokenSource();
        Machine.On("docker-compose --project-name", async (_, stop) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return PlayedMachine.Succeeded("");
        });

        Assert.That(async () => await UpAsync(cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());

        Machine.On("docker-compose --project-name", (_, _) =>
        {
            Machine.Up();
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });
        await UpAsync();
        Assert.That(Machine.Printed, Does.Contain("Stack local is up and ready"));
    }
}
