using System.Runtime.Versioning;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Tests.Cli;

/// <summary>The built companion as a process: what it prints, and what it ends with.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ProgramTests
{
    private TemporaryFolder _folder = null!;

    private string StateFolder => Path.Combine(_folder.Path, "todo", "local");

    private string SecretsFile => Path.Combine(StateFolder, "secrets.json");

    [SetUp]
    public void MakeProject()
    {
        _folder = new TemporaryFolder();
        ClonedRepository.Write(_folder);
    }

    [TearDown]
    public void DeleteProject() => _folder.Dispose();

    [TestCase("prewiew")]
    [TestCase("preview", "--stak", "local")]
    [TestCase("preview", "--stack")]
    [TestCase]
    public async Task Wrong_use_ends_with_its_exit_code(params string[] arguments) =>
        Assert.That((await RunAsync(arguments)).ExitCode, Is.EqualTo(ExitCodes.WrongUse));

    [Test]
    public async Task An_unknown_stack_is_answered_with_the_known_ones()
    {
        var result = await RunAsync("preview", "--stack", "prod");
        Assert.That((result.ExitCode, result.Text.Trim()), Is.EqualTo((ExitCodes.WrongUse, """
            error: There is no stack prod: no Pulumi.prod.yaml beside Pulumi.yaml; did you mean production?
                allowed: local, production
                run:     the same command with --stack production
            """)));
    }

    [Test]
    public async Task Nothing_is_made_for_a_mistyped_stack()
    {
        Assert.That((await RunAsync("up", "--stack", "lokal")).ExitCode, Is.EqualTo(ExitCodes.WrongUse));
        Assert.That(Path.Combine(_folder.Path, "todo"), Does.Not.Exist);
    }

    [Test]
    public async Task Mistakes_in_settings_are_told_before_anything_is_touched()
    {
        _folder.Write("Pulumi.local.yaml", "config:\n  todo:version: latest\n");
        var result = await RunAsync("render");
        Assert.That((result.ExitCode, result.Text.Trim()), Is.EqualTo((ExitCodes.WrongUse, """
            error: 1 mistake in the settings of stack local; nothing was touched. Mend Pulumi.local.yaml, by hand or by these commands:
              todo:version is "latest"
                allowed: a version such as v1.2.3 (semantic versioning with a leading v)
                run:     ./todo config set todo:version v1.0.0 --stack local
            """)));
        Assert.That(SecretsFile, Does.Not.Exist);
    }

    [Test]
    public async Task A_damaged_file_of_passwords_is_not_written_over()
    {
        Directory.CreateDirectory(StateFolder);
        await File.WriteAllTextAsync(SecretsFile, "{\"jwt");
        var result = await RunAsync("render");
        Assert.That((result.ExitCode, result.Text.Trim()), Is.EqualTo((ExitCodes.Failed, $"""
            error: {SecretsFile} is damaged: it is to hold the generated passwords as a JSON object.
            Restore it, or start over without the data: ./todo down --delete-data
            """)));
        Assert.That(await File.ReadAllTextAsync(SecretsFile), Is.EqualTo("{\"jwt"));
    }

    [Test]
    public async Task Changes_that_were_not_expected_end_with_their_exit_code() =>
        Assert.That((await RunAsync("preview", "--expect-no-changes")).ExitCode, Is.EqualTo(ExitCodes.ChangesFound));

    [Test]
    public async Task A_render_repeats_itself_with_passwords_that_only_the_owner_can_read()
    {
        var (first, again) = (await RunAsync("render"), await RunAsync("render"));
        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.EqualTo(ExitCodes.Done), first.Text);
            Assert.That(again.Output, Is.EqualTo(first.Output));
            Assert.That(File.GetUnixFileMode(SecretsFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        var taken = _folder.Write("taken", "a file");
        var result = await RunAsync("render", "--output", taken);
        Assert.That((result.ExitCode, result.Text.Split('\n')[0]), Is.EqualTo((
            ExitCodes.Failed,
            $"error: The manifests cannot be written to {taken}: The file '{taken}' already exists.")));
    }

    [Test]
    public async Task Missing_sources_are_one_error()
    {
        Directory.Delete(Path.Combine(_folder.Path, "app-images", "backend"), recursive: true);
        var result = await RunAsync("preview");
        Assert.That((result.ExitCode, result.Text.Trim()), Is.EqualTo((
            ExitCodes.Failed,
            $"error: The build context {Path.Combine(_folder.Path, "app-images", "backend")} is not there: "
            + "an image's sources are in app-images/ beside Pulumi.yaml.")));
    }

    [Test]
    public async Task A_state_folder_that_cannot_be_made_is_one_error()
    {
        _folder.Write("todo", "a file where the state's folder should be");
        var result = await RunAsync("render");
        Assert.That((result.ExitCode, result.Text.Trim()), Is.EqualTo((ExitCodes.Failed, $"""
            error: Could not find a part of the path '{StateFolder}'.
            Check that the path is there, that you may write to it, and that the disk is not full: ls -ld '{StateFolder}'; df -h
            """)));
    }

    [Test]
    public async Task A_plan_of_another_version_is_no_plan()
    {
        _folder.Write("todo/local/last-up.json", """{"Stack":"local"}""");
        Assert.That(
            (await RunAsync("preview")).Output,
            Does.StartWith("Stack local, compared with nothing, as this version cannot read what the last up left:\n"));
    }

    [Test]
    public async Task Commands_at_once_generate_one_password()
    {
        var renders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync("render")));
        Assert.That(renders.Select(render => render.Output).Distinct().Count(), Is.EqualTo(1), renders[0].Text);
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) => new ProcessRunner().RunAsync(
        BuiltCompanion.Call(_folder.Path, arguments) with { Variables = BuiltCompanion.Alone(_folder.Path) },
        onLine: null,
        CancellationToken.None);
}
