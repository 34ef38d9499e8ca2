using System.Net.Sockets;
using Todo.Cli.Processes;

namespace Todo.Tests;

/// <summary>The trap that holds every other test off the user's things notices what it is there for.</summary>
internal sealed class TrapTests
{
    private TemporaryFolder _folder = null!;
    private Trap _trap = null!;

    private string Secrets => Path.Combine(_trap.Variables["XDG_STATE_HOME"], "todo", "local", "secrets.json");

    [SetUp]
    public void Set()
    {
        _folder = new TemporaryFolder();
        _trap = new Trap(_folder.Path);
    }

    [TearDown]
    public void Remove()
    {
        _trap.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void It_tells_nothing_while_nothing_is_touched() => Assert.That(_trap.Sprung(), Is.Empty);

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows notes no reading, and finds no scripts")]
    public void It_tells_what_was_read()
    {
        _ = File.ReadAllText(Secrets);
        Assert.That(_trap.Sprung(), Is.EqualTo(new[] { $"read {Path.GetRelativePath(_folder.Path, Secrets)}" }));
    }

    [Test]
    public void It_tells_what_was_written_into_the_home()
    {
        File.WriteAllText(Path.Combine(_trap.Variables["HOME"], "mine"), "x");
        Assert.That(_trap.Sprung(), Is.EqualTo(new[] { $"wrote {Path.Combine("home", "mine")}" }));
    }

    [Test]
    public void It_tells_what_was_deleted()
    {
        File.Delete(Secrets);
        Assert.That(_trap.Sprung(), Is.EqualTo(new[] { $"deleted {Path.GetRelativePath(_folder.Path, Secrets)}" }));
    }

    [Test]
    public async Task It_tells_who_connected_to_Docker()
    {
        using var client = new TcpClient();
        var host = new Uri(_trap.Variables["DOCKER_HOST"]);
        await client.ConnectAsync(host.Host, host.Port);
        Assert.That(_trap.Sprung(), Is.EqualTo(new[] { "connected to Docker" }));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows notes no reading, and finds no scripts")]
    public async Task It_tells_which_program_was_called()
    {
        var docker = Path.Combine(_trap.Variables["PATH"].Split(Path.PathSeparator)[0], "docker");
        await new ProcessRunner().RunAsync(new ProcessCall(docker, "ps", "--all"), onLine: null, CancellationToken.None);
        Assert.That(_trap.Sprung(), Is.EqualTo(new[] { $"read {Path.Combine("bin", "docker")}", "called docker ps --all" }));
    }

    [Test]
    public void It_is_set_for_the_whole_run()
    {
        var variables = TrapForTheRun.Trap?.Variables;
        Assert.That(variables?.Keys.Select(Environment.GetEnvironmentVariable), Is.EqualTo(variables?.Values));
    }
}
