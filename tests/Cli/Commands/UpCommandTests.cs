using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

internal sealed class UpCommandTests
{
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("2m")]
    [TestCase("86401")]
    [TestCase("99999999999999999999")]
    public async Task A_time_to_wait_that_is_none_is_one_error_before_anything_is_done(string time)
    {
        using var user = new TemporaryFolder();
        var machine = new PlayedMachine();
        var companion = new CompanionInTest(user, "todo-clone", machine);
        Assert.That(await companion.RunAsync("up", "--timeout", time), Is.EqualTo((ExitCodes.WrongUse, "", $"""
            error: '{time}' is no time to wait.
                allowed: whole seconds from 1 to 86400
                run:     the same command with --timeout 120, or without it

            """)));
        Assert.That(machine.Calls, Is.Empty);
    }
}
