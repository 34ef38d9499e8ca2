using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Docker;

[TestFixture]
public sealed partial class DockerSetupTests
{
    private const string NotRunning = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";

    private TemporaryFolder _folder = null!;
    private PlayedMachine _machine = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _machine = new PlayedMachine();
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Does_nothing_where_Docker_answers()
    {
        await EnsureAsync();

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Calls, Is.EqualTo(new[] { "docker version --format {{.Server.Version}}", "docker compose version",
                "docker-compose version", "docker context inspect --format {{.Endpoints.docker.Host}}" }));
            Assert.That(_machine.Printed, Is.Empty);
        });
    }

    [Test]
    public async Task Installs_Docker_and_Compose_when_told_to_and_says_so()
    {
        _machine.Lacks("docker");
        _machine.On("apt-cache show docker-cli", 100, "E: No packages found");
        _machine.On("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet update", "");
        _machine.On("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet install", (_, _) =>
        {
            _machine.On("docker version", "20.10\n");
            _machine.On("docker-compose version", "1.29\n");
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await EnsureAsync(yes: true);

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Calls, Does.Contain("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet install --yes "
                + "--no-install-recommends docker.io docker-compose"));
            Assert.That(_machine.Printed, Is.EqualTo(
                "Installing Docker from this machine's package sources: apt-get install --yes docker.io docker-compose\n"));
        });
    }

    [Test]
    public async Task Installs_the_client_where_it_is_a_package_of_its_own()
    {
        _machine.Lacks("docker");
        _machine.On("apt-cache show docker-cli", "Package: docker-cli\n");
        _machine.On("env", (_, _) =>
        {
            _machine.On("docker version", "26.1\n");
            _machine.On("docker compose version", "2.26\n");
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await EnsureAsync(yes: true);

        Assert.That(_machine.Calls, Does.Contain("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet install --yes "
            + "--no-install-recommends docker.io docker-compose docker-cli"));
    }

    [Test]
    public void Without_a_terminal_and_without_yes_nothing_is_installed()
    {
        _machine.Lacks("docker");

        Assert.That(Mistake(), Is.EqualTo(
            "Docker is not installed, and without a terminal nobody can be asked. To have it installed: ./todo up --yes\n"
            + "or install it yourself: apt-get install --yes docker.io docker-compose"));
        Assert.That(_machine.Calls, Has.None.StartsWith("env"));
    }

    [Test]
    public void Who_is_not_root_gets_the_commands_to_run()
    {
        _machine.Lacks("docker");
        _machine.Host = _machine.Host with { IsRoot = false };

        Assert.That(Mistake(yes: true), Is.EqualTo(
            "Docker is not installed, and only root may install it. Run:\n"
            + "  sudo apt-get update && sudo apt-get install --yes docker.io docker-compose\n"
            + "  sudo usermod -aG docker $USER    (then log in again)"));
    }

    [Test]
    public void A_machine_without_apt_is_told_where_to_get_Docker()
    {
        _machine.Lacks("docker");
        _machine.Host = _machine.Host with { HasApt = false };

        Assert.That(Mistake(yes: true), Is.EqualTo(
            "Docker is not installed, and this machine has no apt-get to install it with.\n"
                + "Install Docker Engine and Docker Compose: https://docs.docker.com/engine/install/"));
    }

    [Test]
    public void Compose_alone_can_be_missing()
    {
        _machine.Lacks("docker-compose");

        Assert.That(Mistake(), Does.StartWith("Docker Compose is not installed, and without a terminal nobody can be "
            + "asked.").And.EndsWith(" docker-compose"));
    }

    [Test]
    public void An_installation_that_fails_says_why()
    {
        _machine.Lacks("docker");
        _machine.On("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet update", 100, "E: The repository does not have a "
            + "Release file.");

        Assert.That(Mistake(yes: true), Is.EqualTo(
            "apt-get update failed (exit code 100). Its last lines:\n  E: The repository does not have a Release file.\n"
                + "Check the package sources in /etc/apt and the network, then run ./todo up again."));
    }

    [Test]
    public void An_installation_that_another_one_blocks_says_to_wait()
    {
        _machine.Lacks("docker");
        _machine.On("env", 100, "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 77 (apt-get)");

        Assert.That(Mistake(yes: true), Does.EndWith("Another program is installing packages: wait for it, then run ./todo up again."));
    }

    [TestCase(true, false, "systemctl start docker")]
    [TestCase(false, true, "service docker start")]
    [TestCase(false, false, "sh -c exec setsid --fork dockerd >>\"$1\" 2>&1 </dev/null sh LOG")]
    public async Task A_daemon_that_does_not_run_is_started_by_the_means_the_machine_has(bool systemd, bool service, string expected)
    {
        _machine.Host = _machine.Host with { HasSystemd = systemd, HasDockerService = service };
        _machine.On("docker version", 1, NotRunning);
        _machine.On("dockerd --version", "20.10\n");
        var start = expected.Replace("LOG", _folder.State.DaemonLog, StringComparison.Ordinal);
        _machine.On(start, (_, _) =>
        {
            _machine.On("docker version", "20.10\n");
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await EnsureAsync();

        Assert.That(_machine.Printed, Is.EqualTo($"Starting the Docker daemon: {start}\n"));
    }

    [Test]
    public async Task A_service_that_cannot_start_leaves_the_daemon_to_be_started_directly()
    {
        _machine.Host = _machine.Host with { HasDockerService = true };
        _machine.On("docker version", 1, NotRunning);
        _machine.On("dockerd --version", "20.10\n");
        _machine.On("service", 2, "/etc/init.d/docker: 86: ulimit: error setting limit (Operation not permitted)");
        _machine.On("sh -c exec setsid --fork dockerd", (_, _) =>
        {
            _machine.On("docker version", "20.10\n");
            return Task.FromResult(PlayedMachine.Succeeded(""));
        });

        await EnsureAsync();

        Assert.That(_machine.Printed, Does.StartWith("Starting the Docker daemon: service docker start\n"
            + "Starting the Docker daemon: sh -c exec setsid --fork dockerd"));
    }

    [TestCase(true, "sudo systemctl start docker")]
    [TestCase(false, "sudo service docker start")]
    public void Who_is_not_root_gets_the_command_that_starts_the_daemon(bool systemd, string command)
    {
        _machine.Host = _machine.Host with { IsRoot = false, HasSystemd = systemd };
        _machine.On("docker version", 1, NotRunning);
        _machine.On("dockerd --version", "20.10\n");

        Assert.That(Mistake(), Is.EqualTo($"The Docker daemon is not running, and only root may start it. Run:\n  {command}"));
    }

    [Test]
    public void A_daemon_that_cannot_be_started_says_why()
    {
        _machine.Host = _machine.Host with { HasSystemd = true };
        _machine.On("docker version", 1, NotRunning);
        _machine.On("dockerd --version", "20.10\n");
        _machine.On("systemctl", 1, "Job for docker.service failed because the control process exited with error code.");

        Assert.That(Mistake(), Is.EqualTo(
            "The Docker daemon could not be started. What it wrote last:\n"
                + "  Job for docker.service failed because the control process exited with error code.\n"
                + "Its log: journalctl --unit docker"));
    }

    [Test]
    public void A_client_without_a_daemon_lacks_the_engine()
    {
        _machine.On("docker version", 1, NotRunning);
        _machine.Lacks("dockerd");

        Assert.That(Mistake(), Does.EndWith("apt-get install --yes docker.io"));
    }

    [Test]
    public void A_daemon_that_is_not_for_this_user_says_how_to_be_let_in()
    {
        _machine.On("docker version", 1, "permission denied while trying to connect to the Docker daemon socket at "
            + "unix:///var/run/docker.sock");

        Assert.That(Mistake(), Is.EqualTo(
            "Docker runs, but this user may not use it. Either join the group docker (it has root's power) and log in again:\n"
            + "  sudo usermod -aG docker $USER\nor run this command as root, with sudo."));
    }

    [Test]
    public void Packages_that_were_left_half_installed_say_how_to_finish_them()
    {
        _machine.Lacks("docker");
        _machine.On("env", 100, "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.");

        Assert.That(Mistake(yes: true), Does.EndWith(
            "\nSome packages are only half installed. Finish them, then run ./todo up again: sudo dpkg --configure -a"));
    }

    [Test]
    public void Ctrl_C_lets_an_installation_finish_and_begins_no_other()
    {
        using var cancellation = new CancellationTokenSource();
        _machine.Lacks("docker");
        _machine.On("env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet update", async (_, stop) =>
        {
            await cancellation.CancelAsync();
            Assert.That(stop.IsCancellationRequested, Is.False, "the package manager is not to be killed");
            return PlayedMachine.Succeeded("");
        });

        Assert.That(async () => await EnsureAsync(yes: true, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.Multiple(() =>
        {
            Assert.That(_machine.Printed, Does.EndWith("docker-compose\nFinishing the installation first.\n"));
            Assert.That(_machine.Calls[^1], Does.EndWith("apt-get --quiet update"));
        });
    }

    [Test]
    public void Compose_that_is_installed_and_still_does_not_answer_is_named()
    {
        _machine.On("docker-compose version", 1, "Traceback");
        _machine.On("apt-cache", "");
        _machine.On("env", "");

        Assert.That(Mistake(yes: true), Is.EqualTo("Docker Compose does not answer, although it is installed. See what it says: "
            + "docker-compose version"));
    }

    private string Mistake(bool yes = false)
    {
        var error = Assert.ThrowsAsync<UserError>(() => EnsureAsync(yes))!;
        Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.Failed));
        return error.Message;
    }

    private Task<ComposeCli> EnsureAsync(bool yes = false, CancellationToken cancellation = default) =>
        new DockerSetup(_machine.Machine, _machine.Console, new Consent(_machine.Console, yes)).EnsureAsync(_folder.State, cancellation);
}
