using System.Net;
using System.Net.Sockets;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Infra.Values;

namespace Todo.Tests.EndToEnd;

/// <summary>The whole application on the real Docker, brought up, used and taken down.</summary>
[TestFixture]
[EndToEnd]
public sealed class DockerTests
{
    private Companion _companion = null!;
    private TodoClient _client = null!;

    [OneTimeSetUp]
    public async Task Up()
    {
        _companion = new Companion();
        _client = new TodoClient(Companion.Address);
        await _companion.SucceedAsync("up", "--yes");
    }

    [OneTimeTearDown]
    public async Task Down()
    {
        await _companion.RunAsync("down", "--delete-data", "--yes");
        _client.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task The_page_opens_and_keeps_a_task()
    {
        Assert.That(await _client.PageAsync(), Does.StartWith("<!DOCTYPE html>").IgnoreCase);
        await _client.SignUpAsync();
        await _client.AddTaskAsync("Buy milk");

        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(2)]
    public async Task A_second_up_changes_nothing()
    {
        var before = await ContainersAsync();

        Assert.That(await _companion.SucceedAsync("up"), Does.StartWith("Nothing changed; stack e2e is up and ready").Or.Contain(
            "\nNothing changed; stack e2e is up and ready"));

        Assert.That(await ContainersAsync(), Is.EqualTo(before));
    }

    [Test]
    [Order(3)]
    public async Task A_task_outlives_down_and_up()
    {
        await _companion.SucceedAsync("down");
        Assert.That(await ContainersAsync(), Is.Empty);
        Assert.That((await _companion.RunAsync("status")).ExitCode, Is.EqualTo(ExitCodes.Failed));

        await _companion.SucceedAsync("up");
        await _client.SignInAsync();

        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }));
    }

    [Test]
    [Order(4)]
    public async Task Status_tells_of_a_killed_container_and_up_starts_it_again()
    {
        Assert.That((await _companion.RunAsync("status")).ExitCode, Is.Zero);
        await DockerAsync("kill", (await DockerAsync("ps", "--quiet", "--filter", "label=com.docker.compose.project=todo-e2e", "--filter",
            "label=com.docker.compose.service=backend")).Trim());

        var status = await _companion.RunAsync("status");
        Assert.That(status.ExitCode, Is.EqualTo(ExitCodes.Failed));
        Assert.That(status.Output, Does.Match("backend +exited +no: exited, exit code 137"));

        await _companion.SucceedAsync("up");
        Assert.That(await _client.TitlesAsync(), Is.EqualTo(new[] { "Buy milk" }), "the page finds the backend again");
    }

    [Test]
    [Order(5)]
    public async Task A_port_that_is_taken_is_named_with_its_holder_and_the_next_up_goes_on()
    {
        await _companion.SucceedAsync("down");
        using (var taken = new TcpListener(IPAddress.Loopback, Companion.Port))
        {
            taken.Start();

            var up = await _companion.RunAsync("up");

            Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(up.Text, Does.Contain($"Port {Companion.Port} of this machine is taken: the "
                + "process ").And.Contain($"({Environment.ProcessId}) has it."));
        }

        await _companion.SucceedAsync("up");
    }

    [Test]
    [Order(6)]
    public async Task Two_at_once_do_not_disturb_each_other()
    {
        await _companion.SucceedAsync("down");

        var both = await Task.WhenAll(_companion.RunAsync("up"), _companion.RunAsync("up"));

        Assert.That(both.Select(result => result.ExitCode), Is.EquivalentTo(new[] { ExitCodes.Done, ExitCodes.Failed }));
        Assert.That(both.Single(result => !result.Succeeded).Text, Does.Match(@"The stack e2e is being changed by another command "
            + @"\(process \d+ since "));
    }

    [Test]
    [Order(7)]
    public async Task Down_with_delete_data_leaves_nothing()
    {
        await _companion.SucceedAsync("down", "--delete-data", "--yes");

        Assert.Multiple(async () =>
        {
            Assert.That(await ContainersAsync(), Is.Empty);
            Assert.That(await DockerAsync("volume", "ls", "--quiet", "--filter", "label=com.docker.compose.project=todo-e2e"), Is.Empty);
            Assert.That(await DockerAsync("network", "ls", "--quiet", "--filter", "label=com.docker.compose.project=todo-e2e"), Is.Empty);
        });
    }

    private static Task<string> ContainersAsync() =>
        DockerAsync("ps", "--all", "--no-trunc", "--filter", "label=com.docker.compose.project=todo-e2e", "--format",
            "{{.ID}} {{.CreatedAt}} {{.Names}}");

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        var result = await new ProcessRunner().RunAsync(new ProcessCall("docker", [.. arguments]), null, CancellationToken.None);
        Assert.That(result.Succeeded, result.Text);
        return result.Output;
    }
}
