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

        Assert.That(
            File.GetUnixFileMode(_folder.State.Path),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void One_that_others_could_enter_is_shut_again()
    {
        _folder.State.Create();
        File.SetUnixFileMode(
            _folder.State.Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

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
    [TestCase("Local")]
    [TestCase("my.local")]
    [TestCase("-local")]
    [TestCase("_local")]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890x")]
    public void A_name_that_leads_elsewhere_or_that_Compose_would_change_is_refused(string stack)
    {
        var error = Assert.Throws<UserError>(() => StateDirectory.Of(_folder.Path, stack))!;

        Assert.That((error.ExitCode, error.Message), Is.EqualTo((ExitCodes.WrongUse, $"""
            The companion cannot use '{stack}' as a stack's name.
                allowed: at most 100 lower-case letters, digits, '-' and '_', beginning with a letter or digit
                run:     mv 'Pulumi.{stack}.yaml' Pulumi.NAME.yaml, then the same command with --stack NAME
            """)));
    }

    [TestCase("local")]
    [TestCase("2nd")]
    [TestCase("my-local_2")]
    public void Every_other_name_has_a_folder_of_its_own(string stack) =>
        Assert.That(StateDirectory.Of(_folder.Path, stack).Path, Is.EqualTo(Path.Combine(_folder.Path, stack)));

    [TestCase("/state", "/state/todo")]
    [TestCase("state", "/home/me/.local/state/todo")]
    [TestCase("", "/home/me/.local/state/todo")]
    [TestCase(null, "/home/me/.local/state/todo")]
    public void The_state_is_where_the_environment_says_or_in_the_home(string? named, string root) => Assert.That(
        StateDirectory.RootOf(variable => variable == "XDG_STATE_HOME" ? named : null, "/home/me").Replace('\\', '/'), Is.EqualTo(root));
}
