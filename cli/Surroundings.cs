using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Targets.Docker;
using Todo.Infra;
using Todo.Infra.Services;

namespace Todo.Cli;

/// <summary>All that the companion takes from the process and the user that it runs for. Tests hand it others.</summary>
/// <param name="Folder">The current folder.</param>
/// <param name="Environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Machine">Programs, network and containers.</param>
/// <param name="Output">The standard output.</param>
/// <param name="Errors">The standard error.</param>
internal sealed record Surroundings(
    string Folder, Func<string, string?> Environment, string Home, Machine Machine, IAnsiConsole Output, IAnsiConsole Errors)
{
    /// <summary>The standard input.</summary>
    internal TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Whether somebody types there.</summary>
    internal bool IsInputTyped { get; init; }

    /// <summary>The services of the application.</summary>
    internal ImmutableArray<ServiceDescription> Services { get; init; } = TodoStack.Services;

    /// <summary>Those of this process.</summary>
    internal static Surroundings OfThisProcess() => new(
        Directory.GetCurrentDirectory(),
        System.Environment.GetEnvironmentVariable,
        System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile, System.Environment.SpecialFolderOption.DoNotVerify),
        Machine.This(),
        ConsoleFactory.Create(Console.Out, Console.IsOutputRedirected),
        ConsoleFactory.Create(Console.Error, Console.IsErrorRedirected))
    {
        Input = Console.In,
        IsInputTyped = !Console.IsInputRedirected,
    };
}
