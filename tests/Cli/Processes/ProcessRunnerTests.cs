using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.Versioning;
using Todo.Cli.Processes;

namespace Todo.Tests.Cli.Processes;

[TestFixture]
[UnsupportedOSPlatform("windows")]
public sealed class ProcessRunnerTests
{
    private readonly ProcessRunner _runner = new();

    [Test]
    public async Task Hands_arguments_over_as_they_are_and_gives_back_what_was_written()
    {
        var result = await RunAsync("printf", "%s\n", "a b", "$HOME", "'");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(result.Output, Is.EqualTo("a b\n$HOME\n'\n"));
        });
    }

    [Test]
    public async Task Keeps_errors_apart_from_the_output_and_in_the_lines()
    {
        var result = await RunAsync("sh", "-c", "echo out; sleep 0.1; echo err >&2; exit 3");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(3));
            Assert.That(result.Output, Is.EqualTo("out\n"));
            Assert.That(result.Lines, Is.EqualTo(new[] { "out", "err" }));
        });
    }

    [Test]
    public async Task Runs_in_the_folder_that_the_call_names()
    {
        using var folder = new TemporaryFolder();

        var result = await _runner.RunAsync(new ProcessCall("pwd", "-P") { Folder = folder.Path }, null, CancellationToken.None);

        Assert.That(result.Output.Trim(), Is.EqualTo(folder.Path));
    }

    [Test]
    public async Task Sets_variables_and_takes_others_away()
    {
        var call = new ProcessCall("sh", "-c", "echo \"$TODO_SET ${HOME-none}\"")
        {
            Variables = ImmutableDictionary<string, string?>.Empty.Add("TODO_SET", "set").Add("HOME", null),
        };

        Assert.That((await _runner.RunAsync(call, null, CancellationToken.None)).Output, Is.EqualTo("set none\n"));
    }

    [Test]
    public async Task Hands_over_what_a_program_reads_however_long_it_is()
    {
        var input = new string('x', 1_000_000);
        var result = await _runner.RunAsync(new ProcessCall("wc", "-c") { Input = input }, null, CancellationToken.None);
        Assert.That(result.Output.Trim(), Is.EqualTo("1000000"));
    }

    [Test]
    public async Task A_program_that_does_not_read_what_it_is_handed_ends_as_it_ends()
    {
        var call = new ProcessCall("sh", "-c", "exit 4") { Input = new string('x', 1_000_000) };
        Assert.That((await _runner.RunAsync(call, null, CancellationToken.None)).ExitCode, Is.EqualTo(4));
    }

    [Test]
    public async Task Takes_colours_and_other_terminal_codes_out()
    {
        var result = await RunAsync("printf", "\x1b[91mred\x1b[0m\x07 \x1b[2K\tplain\n");

        Assert.That(result.Output, Is.EqualTo("red \tplain\n"));
    }

    [Test]
    public async Task Says_that_a_program_is_missing_as_a_shell_does()
    {
        var result = await RunAsync("no-such-program-anywhere");

        Assert.Multiple(() =>
        {
            Assert.That(result.IsMissing);
            Assert.That(result.Text, Is.EqualTo("no-such-program-anywhere: command not found"));
        });
    }

    [Test]
    public async Task Hands_over_each_line_as_it_comes()
    {
        var first = new TaskCompletionSource<string>();
        using var cancellation = new CancellationTokenSource();

        var run = _runner.RunAsync(
            new ProcessCall("sh", "-c", "echo first; sleep 60"),
            line => first.TrySetResult(line),
            cancellation.Token);

        Assert.That(await first.Task.WaitAsync(TimeSpan.FromSeconds(10)), Is.EqualTo("first"));
        await cancellation.CancelAsync();
        Assert.That(async () => await run.WaitAsync(TimeSpan.FromSeconds(10)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Cancelling_kills_the_program_and_what_it_started()
    {
        var child = new TaskCompletionSource<int>();
        using var cancellation = new CancellationTokenSource();
        var run = _runner.RunAsync(
            new ProcessCall("sh", "-c", "sleep 60 & echo $!; wait"), line => child.TrySetResult(int.Parse(line)), cancellation.Token);
        var id = await child.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await cancellation.CancelAsync();

        Assert.That(async () => await run.WaitAsync(TimeSpan.FromSeconds(10)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => IsRunning(id), Is.False.After(5000, 50));
    }

    private static bool IsRunning(int id)
    {
        try
        {
            return !Process.GetProcessById(id).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private Task<ProcessResult> RunAsync(string program, params string[] arguments) =>
        _runner.RunAsync(new ProcessCall(program, [.. arguments]), null, CancellationToken.None);
}
