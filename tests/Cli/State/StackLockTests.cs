using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.State;

namespace Todo.Tests.Cli.State;

[TestFixture]
public sealed class StackLockTests
{
    [Test]
    public void A_second_holder_is_told_who_the_first_is()
    {
        using var folder = new TemporaryFolder();
        using var held = StackLock.Take("local", folder.State);

        var error = Assert.Throws<UserError>(() => StackLock.Take("local", folder.State).Dispose())!;

        Assert.Multiple(() =>
        {
            Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.Failed));
            Assert.That(error.Message, Does.Match(
                $@"^The stack local is being changed by another command \(process {Environment.ProcessId} since \d\d:\d\d:\d\d\)\. "
                + @"Wait for it, or end it, and try again\.$"));
        });
    }

    [Test]
    public void It_can_be_taken_again_once_it_is_let_go()
    {
        using var folder = new TemporaryFolder();
        StackLock.Take("local", folder.State).Dispose();

        Assert.That(() => StackLock.Take("local", folder.State).Dispose(), Throws.Nothing);
    }
}
