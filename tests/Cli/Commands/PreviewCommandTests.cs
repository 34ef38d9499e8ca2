using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

[TestFixture]
internal sealed class PreviewCommandTests
{
    private static readonly string[] Services = ["database", "backend", "frontend"];

    private TemporaryFolder _user = null!;
    private CompanionInTest _companion = null!;

    [SetUp]
    public void Clone()
    {
        _user = new TemporaryFolder();
        var machine = new PlayedMachine();
        machine.Up = () => machine.Containers.AddRange(Services.Select(service => new PlayedContainer(service)));
        machine.Down = machine.Containers.Clear;
        _companion = new CompanionInTest(_user, "todo-clone", machine);
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [Test]
    public async Task Before_any_up_it_compares_with_nothing_and_leaves_nothing()
    {
        Assert.That(await ComparedWithAsync(), Is.EqualTo("Stack local, compared with nothing, as no up has been done here:"));
        Assert.That(Path.Combine(_user.Path, "todo"), Does.Not.Exist);
    }

    [Test]
    public async Task After_an_up_it_compares_with_that()
    {
        await SucceedAsync("up");
        Assert.That(await SucceedAsync("preview", "--expect-no-changes"), Does.Match(
            @"^Stack local, compared with the last up:\nNo changes; \d+ resources stay as they are\.\n$"));
    }

    [Test]
    public async Task After_a_down_it_says_that_the_stack_is_down()
    {
        await SucceedAsync("up");
        await SucceedAsync("down");
        Assert.That(await ComparedWithAsync(), Is.EqualTo("Stack local, compared with nothing, as the stack is down:"));
    }

    [Test]
    public async Task After_the_data_was_deleted_nothing_has_been_done()
    {
        await SucceedAsync("up");
        await SucceedAsync("down", "--delete-data", "--yes");
        Assert.That(await ComparedWithAsync(), Is.EqualTo("Stack local, compared with nothing, as no up has been done here:"));
    }

    [Test]
    public async Task A_stack_whose_name_Compose_would_change_is_refused()
    {
        File.Copy(Path.Combine(_companion.Folder, "Pulumi.local.yaml"), Path.Combine(_companion.Folder, "Pulumi.Local.yaml"));
        Assert.That(await _companion.RunAsync("preview", "--stack", "Local"), Is.EqualTo((ExitCodes.WrongUse, "", """
            error: The companion cannot use 'Local' as a stack's name.
                allowed: at most 100 lower-case letters, digits, '-' and '_', beginning with a letter or digit
                run:     mv 'Pulumi.Local.yaml' Pulumi.NAME.yaml, then the same command with --stack NAME

            """)));
    }

    [Test]
    public async Task Docker_is_no_cluster_to_compare_with() =>
        Assert.That(await _companion.RunAsync("preview", "--against", "cluster"), Is.EqualTo((ExitCodes.WrongUse, "", """
            error: The target docker is no cluster to compare with.
                allowed: minikube, cluster
                run:     the same command with --target minikube

            """)));

    private async Task<string> ComparedWithAsync() => (await SucceedAsync("preview")).Split('\n')[0];

    private async Task<string> SucceedAsync(params string[] command)
    {
        var result = await _companion.RunAsync(command);
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((ExitCodes.Done, "")));
        return result.Output;
    }
}
