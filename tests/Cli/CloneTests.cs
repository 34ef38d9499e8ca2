using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli;

/// <summary>Two clones of the repository on one machine: a stack belongs to the one that made it.</summary>
[TestFixture]
internal sealed class CloneTests
{
    private static readonly string[] Services = ["database", "backend", "frontend"];

    private TemporaryFolder _user = null!;
    private PlayedMachine _machine = null!;
    private CompanionInTest _first = null!;
    private CompanionInTest _second = null!;

    private string State => Path.Combine(_user.Path, "todo", "local");

    private string Refusal => $"""
        error: The stack local belongs to another clone of this repository, {_first.Folder}; nothing was touched. Do one of these:
          work there:            cd '{_first.Folder}'
          use another stack:     cp Pulumi.local.yaml Pulumi.NAME.yaml
                                 set todo:nodePort in it to a free port, then use --stack NAME
          take it with its data: ./todo down --stack local, in that clone
                                 ./todo up --stack local --take-over, here

        """;

    [SetUp]
    public async Task Up()
    {
        _user = new TemporaryFolder();
        _machine = new PlayedMachine();
        _machine.Up = () =>
        {
            _machine.Containers.Clear();
            _machine.Containers.AddRange(Services.Select(service => new PlayedContainer(service)));
        };
        _machine.Down = _machine.Containers.Clear;
        _first = new CompanionInTest(_user, "first", _machine);
        _second = new CompanionInTest(_user, "second", _machine);
        var up = await _first.RunAsync("up");
        Assert.That(up.ExitCode, Is.EqualTo(ExitCodes.Done), up.Errors);
        _machine.Calls.Clear();
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [TestCase("up")]
    [TestCase("down")]
    [TestCase("down", "--delete-data", "--yes")]
    [TestCase("status")]
    [TestCase("render")]
    public async Task The_second_is_told_and_nothing_is_touched(params string[] command)
    {
        var before = Files();
        Assert.That(await _second.RunAsync(command), Is.EqualTo((ExitCodes.Failed, "", Refusal)));
        Assert.That(_machine.Calls, Is.Empty);
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_preview_of_the_second_compares_with_nothing_and_leaves_nothing()
    {
        var before = Files();
        var preview = await _second.RunAsync("preview");
        Assert.That((preview.ExitCode, preview.Output.Split('\n')[0], preview.Errors), Is.EqualTo((
            ExitCodes.Done, $"Stack local, compared with nothing, as the stack belongs to another clone, {_first.Folder}:", "")));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_first_goes_on()
    {
        foreach (var command in new[] { "up", "preview", "status", "render", "down" })
        {
            var result = await _first.RunAsync(command);
            Assert.That((result.ExitCode, result.Errors), Is.EqualTo((ExitCodes.Done, "")), command);
        }
    }

    [Test]
    public async Task A_stack_of_its_own_is_the_seconds()
    {
        File.Copy(Path.Combine(_second.Folder, "Pulumi.local.yaml"), Path.Combine(_second.Folder, "Pulumi.mine.yaml"));
        Assert.That((await _second.RunAsync("render", "--stack", "mine")).ExitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_user.Path, "todo", "mine", "owner")), Is.EqualTo(_second.Folder));
    }

    [Test]
    public async Task A_stack_that_is_up_is_not_taken_over()
    {
        Assert.That(await _second.RunAsync("up", "--take-over"), Is.EqualTo((ExitCodes.Failed, "",
            $"error: The stack local is up in another clone of this repository, {_first.Folder}; nothing was touched. "
            + $"First take it down there:\n  cd '{_first.Folder}' && ./todo down --stack local\n")));
        Assert.That(_machine.Calls, Is.Empty);
    }

    [Test]
    public async Task A_stack_that_is_down_is_taken_over_with_its_passwords()
    {
        var passwords = await File.ReadAllTextAsync(Path.Combine(State, "secrets.json"));
        await _first.RunAsync("down");
        Assert.That((await _second.RunAsync("up", "--take-over")).ExitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(State, "owner")), Is.EqualTo(_second.Folder));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(State, "secrets.json")), Is.EqualTo(passwords));
        Assert.That((await _first.RunAsync("down")).ExitCode, Is.EqualTo(ExitCodes.Failed), "it is the second's now");
    }

    [Test]
    public async Task A_stack_whose_data_is_deleted_is_anybodys()
    {
        await _first.RunAsync("down", "--delete-data", "--yes");
        var up = await _second.RunAsync("up");
        Assert.That((up.ExitCode, up.Errors), Is.EqualTo((ExitCodes.Done, "")));
    }

    [TestCase("up")]
    [TestCase("down")]
    [TestCase("status")]
    [TestCase("render")]
    public async Task A_clone_that_was_moved_gets_its_stack_back(string command)
    {
        Directory.Move(_first.Folder, $"{_first.Folder}-moved");
        var result = await _second.RunAsync(command);
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((
            ExitCodes.Done,
            $"The stack local belonged to the clone {_first.Folder}, which is not there any more; "
            + $"from now on it belongs to {_second.Folder}.\n")));
        Assert.That((await _second.RunAsync(command)).Errors, Is.Empty, "it is told once");
    }

    [Test]
    public async Task A_folder_that_holds_no_project_any_more_is_no_clone()
    {
        File.Delete(Path.Combine(_first.Folder, "Pulumi.yaml"));
        Assert.That((await _second.RunAsync("status")).ExitCode, Is.EqualTo(ExitCodes.Done));
    }

    private string[] Files() =>
    [
        .. Directory.GetFiles(Path.Combine(_user.Path, "todo"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file}: {File.ReadAllText(file)}"),
    ];
}
