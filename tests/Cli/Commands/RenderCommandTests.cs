using System.Runtime.Versioning;
using Todo.Cli.Commands;
using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

[TestFixture]
[UnsupportedOSPlatform("windows")]
internal sealed class RenderCommandTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] FirstFiles = ["01-namespace-todo.yaml", "02-serviceaccount-backend.yaml"];

    private TemporaryFolder _user = null!;
    private CompanionInTest _companion = null!;

    private string Output => Path.Combine(_user.Path, "rendered");

    [SetUp]
    public void Clone()
    {
        _user = new TemporaryFolder();
        _companion = new CompanionInTest(_user, "todo-clone", new PlayedMachine());
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [Test]
    public async Task Files_hold_what_the_standard_output_would_and_only_the_owner_may_read_them()
    {
        var whole = (await _companion.RunAsync("render")).Output;
        var (exitCode, output, errors) = await RenderAsync();
        var files = Rendered();
        Assert.Multiple(() =>
        {
            Assert.That((exitCode, output, errors), Is.EqualTo((
                ExitCodes.Done,
                "",
                $"{files.Length} manifests of stack local are in {Output}; the ones of kind Secret hold secrets in plain text.\n")));
            Assert.That(files.Select(Path.GetFileName).Take(2), Is.EqualTo(FirstFiles));
            Assert.That(string.Join("---\n", files.Select(file => File.ReadAllText(file).Split('\n', 2)[1])), Is.EqualTo(whole));
            Assert.That(files.Select(File.GetUnixFileMode), Is.All.EqualTo(OwnerFile));
        });
    }

    [Test]
    public async Task A_file_that_others_could_read_is_shut()
    {
        await RenderAsync();
        File.SetUnixFileMode(Rendered()[1], OwnerFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await RenderAsync();
        Assert.That(Rendered().Select(File.GetUnixFileMode), Is.All.EqualTo(OwnerFile));
    }

    [Test]
    public async Task What_is_no_longer_wanted_is_gone()
    {
        await RenderAsync();
        var files = Rendered();
        File.Copy(files[1], Path.Combine(Output, "99-secret-of-yesterday.yaml"));
        await RenderAsync();
        Assert.That(Rendered(), Is.EqualTo(files));
    }

    [Test]
    public async Task A_folder_with_something_else_in_it_is_refused_before_anything_is_touched()
    {
        await RenderAsync();
        var before = Contents();
        string[] names = ["01-namespace-mine.yaml", "notes.txt", "z/deep", "zz"];
        var own = names.Select(name => _user.Write($"rendered/{name}", "mine")).ToArray();

        var result = await RenderAsync();

        Assert.That(result, Is.EqualTo((ExitCodes.WrongUse, "", $"""
            error: {Output} holds files that no render wrote: 01-namespace-mine.yaml, notes.txt, z and 1 more. Nothing was touched.
            A render replaces all that is in its folder. Name one that is new, empty or an earlier render's: ./todo render -o FOLDER

            """)));
        Array.ForEach(own, file => Assert.That(File.ReadAllText(file), Is.EqualTo("mine")));
        Array.ForEach(own, File.Delete);
        Directory.Delete(Path.Combine(Output, "z"));
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task One_that_is_interrupted_leaves_the_earlier_one()
    {
        await RenderAsync();
        var before = Contents();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(
            async () => await new RenderedFolder(Output).WriteAsync([Some.Manifest("Namespace", "todo")], cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_one_that_was_killed_left_is_gone_with_the_next()
    {
        await RenderAsync();
        var before = Contents();
        _user.Write("rendered/.todo-render/01-namespace-todo.yaml", "half");
        await RenderAsync();
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_folder_is_named_from_where_the_user_is()
    {
        Assert.That((await _companion.RunAsync("render", "-o", "here")).ExitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That(Directory.GetFiles(Path.Combine(_companion.Folder, "here")), Is.Not.Empty);
    }

    private Task<(int ExitCode, string Output, string Errors)> RenderAsync() => _companion.RunAsync("render", "--output", Output);

    private string[] Rendered() => [.. Directory.GetFiles(Output).Order(StringComparer.Ordinal)];

    private string[] Contents() =>
        [.. Directory.GetFileSystemEntries(Output).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}")];
}
