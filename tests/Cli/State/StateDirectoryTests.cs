using System.Runtime.Versioning;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.State;

namespace Todo.Tests.Cli.State;

[TestFixture]
public sealed class StateDirectoryTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Only_its_owner_may_enter_it()
    {
        _folder.State.Create();

        Assert.That(File.GetUnixFileMode(_folder.State.Path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void One_that_others_could_enter_is_shut_again()
    {
        _folder.State.Create();
        File.SetUnixFileMode(_folder.State.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        _folder.State.Create();

        Assert.That(File.GetUnixFileMode(_folder.State.Path) & UnixFileMode.OtherExecute, Is.EqualTo(UnixFileMode.None));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Only_its_owner_may_read_a_file_in_it()
    {
        var state = _folder.State;

        state.Write(state.ComposeFile, "password");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(state.ComposeFile), Is.EqualTo("password"));
            Assert.That(File.GetUnixFileMode(state.ComposeFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Test]
    public void A_write_that_was_interrupted_does_not_hinder_the_next_one()
    {
        var state = _folder.State;
        state.Create();
        File.WriteAllText($"{state.ComposeFile}.next", "half");

        state.Write(state.ComposeFile, "whole");

        Assert.That(Directory.GetFiles(state.Path).Select(File.ReadAllText), Is.EqualTo(new[] { "whole" }));
    }

    [Test]
    public void Clearing_leaves_the_lock_and_the_log_of_the_daemon()
    {
        var state = _folder.State;
        using var held = StackLock.Take("local", state);
        state.Write(state.Secrets, "{}");
        state.Write(state.DaemonLog, "started");
        Directory.CreateDirectory(Path.Combine(state.Files, "settings"));

        state.Clear();

        Assert.That(Directory.GetFileSystemEntries(state.Path), Is.EquivalentTo(new[] { state.Lock, state.LockHolder, state.DaemonLog }));
    }

    [TestCase("../elsewhere")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("")]
    [TestCase("local\n")]
    public void A_name_that_leads_elsewhere_is_refused(string stack)
    {
        var error = Assert.Throws<UserError>(() => StateDirectory.Of(stack))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.ExitCode, Is.EqualTo(ExitCodes.WrongUse));
            Assert.That(error.Message, Is.EqualTo($"'{stack}' is no name of a stack: letters, digits, '-', '_' and '.', beginning with a letter or digit."));
        });
    }
}
