using System.Text;
using Todo.Cli;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli;

/// <summary>A user's clone of the repository and the companion in it, within this process, on a machine that is played.</summary>
internal sealed class CompanionInTest
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private Surroundings _around;

    /// <summary>Makes the clone.</summary>
    /// <param name="user">The user's folder, which holds all clones and what the companion keeps.</param>
    /// <param name="name">The clone's name.</param>
    /// <param name="machine">The machine.</param>
    internal CompanionInTest(TemporaryFolder user, string name, PlayedMachine machine)
    {
        ClonedRepository.Write(user, name);
        Folder = Path.Combine(user.Path, name);
        _around = new Surroundings(
            Folder,
            variable => variable switch
            {
                "XDG_STATE_HOME" => user.Path,
                "PULUMI_CONFIG_PASSPHRASE" => Passphrase(),
                _ => null,
            },
            user.Path,
            machine.Machine,
            ConsoleFactory.Create(new StringWriter(_output), isRedirected: true),
            ConsoleFactory.Create(new StringWriter(_errors), isRedirected: true));
    }

    /// <summary>The passphrase that is in the environment; none when it is <see langword="null"/>.</summary>
    internal Func<string?> Passphrase { get; init; } = () => null;

    /// <summary>The clone's folder.</summary>
    internal string Folder { get; }

    /// <summary>What the standard input holds.</summary>
    internal string Input
    {
        set => _around = _around with { Input = new StringReader(value) };
    }

    /// <summary>Runs a command, and gives what it ended with and printed.</summary>
    internal async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        _output.Clear();
        _errors.Clear();
        return (await CompanionApp.RunAsync(arguments, _around), _output.ToString(), _errors.ToString());
    }
}
