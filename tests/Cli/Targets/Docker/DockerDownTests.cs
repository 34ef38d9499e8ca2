using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Docker;

[TestFixture]
public sealed class DockerDownTests
{
    private TemporaryFolder _folder = null!;
    private PlayedMachine _machine = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _folder.State.Write(_folder.State.ComposeFile, "{}");
        _folder.State.Write(_folder.State.Secrets, "{}");
        _machine = new PlayedMachine();
        _machine.Containers.Add(new PlayedContainer("backend"));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Removes_containers_and_keeps_data()
    {
        _folder.State.Write(_folder.State.LastUp, "{}");

        await DownAsync();

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Calls[^1], Is.EqualTo($"docker-compose --project-name todo-local --file {_folder.State.ComposeFile} "
                + "down --remove-orphans"));
            Assert.That(File.Exists(_folder.State.Secrets));
            Assert.That(LastUp.BaselineOf(_folder.State), Is.EqualTo(Baseline.Nothing("the stack is down")));
            Assert.That(_machine.Printed, Is.EqualTo(
                "Took stack local down: backend.\n"
                + "Data and passwords are kept for the next up; to delete them: ./todo down --stack local --delete-data\n"
                + "Images stay, so that the next up is quick; to see them: docker image ls 'todo-list-*'\n"));
        });
    }

    [Test]
    public async Task Deletes_data_and_passwords_when_told_to()
    {
        await DownAsync(deleteData: true, yes: true);

        Assert.Multiple(() =>
        {
            Assert.That(_machine.Calls[^1], Does.EndWith(" down --remove-orphans --volumes"));
            Assert.That(Directory.GetFiles(_folder.State.Path), Is.EquivalentTo(new[] { _folder.State.Lock, _folder.State.LockHolder }));
        });
    }

    [Test]
    public void Deletes_no_data_where_nobody_can_be_asked()
    {
        Assert.That(Mistake(deleteData: true), Is.EqualTo(
            "Deleting the data of stack local cannot be undone, and without a terminal nobody can be asked. To delete it: ./todo down "
                + "--stack local --delete-data --yes"));
        Assert.That(_machine.Calls, Is.Empty);
    }

    [Test]
    public async Task Says_so_when_nothing_was_there()
    {
        _machine.Containers.Clear();

        await DownAsync();

        Assert.That(_machine.Printed, Does.StartWith("Nothing of stack local was there.\n"));
    }

    [Test]
    public async Task Works_where_there_was_never_an_up()
    {
        File.Delete(_folder.State.ComposeFile);
        _machine.Containers.Clear();

        await DownAsync();

        Assert.That(_machine.Printed, Is.EqualTo("There is nothing of stack local to take down.\n"));
    }

    [Test]
    public async Task Takes_down_what_runs_although_its_Compose_file_is_lost()
    {
        File.Delete(_folder.State.ComposeFile);

        await DownAsync();

        Assert.That(_machine.Printed, Does.StartWith("Took stack local down: backend"));
    }

    [Test]
    public async Task Takes_down_what_an_earlier_version_brought_up()
    {
        File.Move(_folder.State.ComposeFile, _folder.State.EarlierComposeFile);

        await DownAsync();

        Assert.That(
            _machine.Calls[^1], Is.EqualTo($"docker-compose --project-name todo-local --file {_folder.State.EarlierComposeFile} down "
                + "--remove-orphans"));
    }

    [Test]
    public async Task Works_where_there_is_no_Docker()
    {
        _machine.Lacks("docker");

        await DownAsync();

        Assert.That(_machine.Printed, Is.EqualTo("Docker is not there or not running, and there is nothing of stack local to take "
            + "down.\n"));
    }

    [Test]
    public async Task Works_where_no_daemon_runs_and_there_was_never_an_up()
    {
        File.Delete(_folder.State.ComposeFile);
        _machine.On("docker version", 1, "Cannot connect to the Docker daemon");

        await DownAsync();

        Assert.That(_machine.Printed, Is.EqualTo("Docker is not there or not running, and there is nothing of stack local to take "
            + "down.\n"));
    }

    [Test]
    public void A_daemon_that_does_not_run_cannot_remove_what_it_would_start_again()
    {
        _machine.On("docker version", 1, "Cannot connect to the Docker daemon");

        Assert.That(Mistake(), Is.EqualTo(
            "The Docker daemon is not running, so what up made for stack local cannot be removed. Start it, then take it down:\n"
                + "  sudo service docker start\n  ./todo down --stack local"));
    }

    [Test]
    public void A_daemon_that_is_not_for_this_user_says_how_to_be_let_in()
    {
        _machine.On("docker version", 1, "permission denied");

        Assert.That(Mistake(), Does.StartWith("Docker runs, but this user may not use it."));
    }

    [Test]
    public void Compose_that_is_missing_is_named()
    {
        _machine.Lacks("docker-compose");

        Assert.That(Mistake(), Is.EqualTo("Docker Compose is not installed, and it takes the stack down. Install it: apt-get install "
            + "docker-compose"));
    }

    [Test]
    public void A_failure_of_Compose_is_shown_and_nothing_is_forgotten()
    {
        _machine.On("docker-compose --project-name", 1, "ERROR: network has active endpoints");

        Assert.That(Mistake(deleteData: true, yes: true), Is.EqualTo(
            "Docker Compose failed (exit code 1). Its last lines:\n  ERROR: network has active endpoints\n"
                + "When that is mended, run ./todo down again."));
        Assert.That(File.Exists(_folder.State.Secrets));
    }

    [Test]
    public void Waits_for_nobody_who_is_changing_the_stack()
    {
        using var held = StackLock.Take("local", _folder.State);

        Assert.That(Mistake(), Does.StartWith("The stack local is being changed by another command"));
    }

    private string Mistake(bool deleteData = false, bool yes = false)
    {
        var error = Assert.ThrowsAsync<UserError>(() => DownAsync(deleteData, yes))!;
        Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.Failed));
        return error.Message;
    }

    private Task DownAsync(bool deleteData = false, bool yes = false)
    {
        var stack = new StackContext(
            "local", _folder.State, () => Repository.Root, (_, _) => Task.FromResult(Some.Plan(Some.Deployment("backend"))));
        return new StackDown(new DockerTarget(_machine.Machine, _machine.Console), _machine.Console, new Consent(_machine.Console, yes))
            .RunAsync(stack, deleteData, CancellationToken.None);
    }
}
