using System.Text;
using System.Text.Encodings.Web;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Tests.Cli.Previews;
using Todo.Tests.Cli.Settings;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

/// <summary>What <c>preview</c> and <c>compare</c> write, and where; and that no secret of a stack is in any of it.</summary>
[TestFixture]
internal sealed class PreviewOutputTests
{
    private const string Canary = "canary/of \"the\" +secret\\key-0123456789";
    private const string Url = "postgresql://todo:canary%2Fof-the-url@db.example.com/todo?sslmode=verify-full";

    private static readonly string[] Services = ["database", "backend", "frontend"];

    private TemporaryFolder _user = null!;
    private PlayedMachine _machine = null!;
    private CompanionInTest _companion = null!;

    private string? Passphrase { get; set; }

    private string Comment => Path.Combine(_companion.Folder, "preview.md");

    [SetUp]
    public void Clone()
    {
        _user = new TemporaryFolder();
        Passphrase = null;
        _machine = new PlayedMachine();
        _machine.Up = () => _machine.Containers.AddRange(Services.Select(service => new PlayedContainer(service)));
        _companion = new CompanionInTest(_user, "todo-clone", _machine) { Passphrase = () => Passphrase };
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [Test]
    public async Task A_comment_is_about_all_stacks_and_the_output_has_a_line_for_each()
    {
        var output = await SucceedAsync("preview", "--markdown", "preview.md");
        Assert.That(output, Does.Match("^Stack local: 26 to add, .*\nStack production: 23 to add, .*\n$"));
        Assert.That(Headings(), Is.EqualTo(new[] { "### Stack <code>local</code>", "### Stack <code>production</code>" }));
    }

    [Test]
    public async Task A_comment_may_be_about_the_stacks_that_are_named()
    {
        await SucceedAsync("preview", "--markdown", "preview.md", "--stack", "production");
        Assert.That(Headings(), Is.EqualTo(new[] { "### Stack <code>production</code>" }));
    }

    [Test]
    public async Task A_comment_tells_of_a_stack_that_cannot_be_previewed()
    {
        Write("local", "config:\n  todo:version: 1\n");
        var result = await _companion.RunAsync("preview", "--markdown", "preview.md");
        Assert.That((result.ExitCode, result.Output.Split('\n')[0], result.Errors), Is.EqualTo((
            ExitCodes.Failed, "Stack local: Not previewed: see below.", "")));
        Assert.That(await File.ReadAllTextAsync(Comment), Does.Contain("<details open><summary>Why it was not previewed</summary>"));
    }

    [Test]
    public async Task JSON_may_be_about_several_stacks()
    {
        var json = await SucceedAsync("preview", "--json", "--stack", "local", "--stack", "production");
        Assert.That(PreviewSchema.Check(json), Is.Empty);
    }

    [Test]
    public async Task Changes_of_any_stack_are_found()
    {
        await SucceedAsync("up");
        var command = new[] { "preview", "--expect-no-changes", "--markdown", "preview.md", "--stack", "local" };
        Assert.That((await _companion.RunAsync(command)).ExitCode, Is.EqualTo(ExitCodes.Done));
        Assert.That((await _companion.RunAsync([.. command, "--stack", "production"])).ExitCode, Is.EqualTo(ExitCodes.ChangesFound));
    }

    [Test]
    public async Task The_last_up_tells_what_was_set()
    {
        await SucceedAsync("up");
        File.AppendAllText(Path.Combine(_companion.Folder, "Pulumi.local.yaml"), "  todo:logLevel: INFO\n");
        Assert.That(await SucceedAsync("preview"), Does.Contain("      ~ ConfigMap backend-config\n          because of todo:logLevel\n"));
    }

    [Test]
    public async Task Two_stacks_are_compared_by_what_sets_them_apart() =>
        Expected.Matches("tests/Cli/Previews/Expected/compare.txt", await SucceedAsync("compare", "local", "production"));

    [Test]
    public async Task A_stack_does_not_differ_from_itself() => Assert.That(
        await SucceedAsync("compare", "local", "local"),
        Is.EqualTo("Stack local, compared with stack local:\nNo difference; 26 resources are the same.\n"));

    [Test]
    public async Task No_secret_is_in_any_output()
    {
        Passphrase = PulumiEncryptor.Passphrase;
        WriteSecrets("canary/before " + Canary);
        await SucceedAsync("up");
        WriteSecrets(Canary);
        var outputs = new StringBuilder();
        foreach (var command in new[] { "preview", "preview --json", "preview --markdown preview.md", "compare local production" })
        {
            var result = await _companion.RunAsync(command.Split(' '));
            outputs.Append(result.Output).Append(result.Errors);
        }

        outputs.Append(await File.ReadAllTextAsync(Comment));
        Assert.That(FormsOf(Canary).Concat(FormsOf(Url)).Where(outputs.ToString().Contains), Is.Empty);
        Assert.That(outputs.ToString(), Does.Not.Contain("canary").And.Contains("[secret]"));
    }

    [Test]
    public async Task A_commit_without_a_companion_is_one_error()
    {
        Plays("git rev-parse", "0123456789abcdef\n");
        Plays("git -c", "");
        Plays("git worktree", "");
        Plays("dotnet", "");
        var result = await _companion.RunAsync("preview", "--against", "main");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((ExitCodes.Failed, """
            Checking out main (01234567) aside ...
            error: main (01234567) has no companion: there is no folder cli in it that could write a plan.
            Compare with a later commit, or with the last up: --against last

            """)));
    }

    [Test]
    public async Task The_plan_is_the_same_on_every_machine_and_holds_no_generated_secret()
    {
        await SucceedAsync("up");
        var plan = await SucceedAsync("plan");
        Assert.That(Plan.FromJson(plan)!.SecretValues(), Has.All.StartsWith("generated-"));
        Assert.That(await SucceedAsync("plan"), Is.EqualTo(plan));
    }

    private string[] Headings() =>
        [.. File.ReadLines(Comment).Where(line => line.StartsWith("### ", StringComparison.Ordinal))];

    private void Plays(string start, string output) => _machine.On(start, output);

    private void Write(string stack, string text) => File.WriteAllText(Path.Combine(_companion.Folder, $"Pulumi.{stack}.yaml"), text);

    private void WriteSecrets(string key)
    {
        Write("local", $"""
            encryptionsalt: {PulumiEncryptor.EncryptionSalt}
            config:
              todo:version: v1.0.0
              todo:openAiApiKey:
                secure: {PulumiEncryptor.Encrypt(key)}
              todo:jwtSecret:
                secure: {PulumiEncryptor.Encrypt($"jwt {key}")}

            """);
        Write("production", $"""
            encryptionsalt: {PulumiEncryptor.EncryptionSalt}
            config:
              kubernetes:context: production
              todo:environment: production
              todo:version: v1.0.0
              todo:registry: registry.example.com/todo
              todo:host: todo.example.com
              todo:databaseUrl:
                secure: {PulumiEncryptor.Encrypt(Url)}

            """);
    }

    private static IEnumerable<string> FormsOf(string secret) =>
    [
        secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        Uri.EscapeDataString(secret),
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
    ];

    private async Task<string> SucceedAsync(params string[] command)
    {
        var result = await _companion.RunAsync(command);
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((ExitCodes.Done, "")));
        return result.Output;
    }
}
