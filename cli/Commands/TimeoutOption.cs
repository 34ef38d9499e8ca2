using System.CommandLine;
using System.Globalization;
using Todo.Cli.Errors;

namespace Todo.Cli.Commands;

/// <summary>The option <c>--timeout</c>: how long something may take to become ready.</summary>
internal static class TimeoutOption
{
    // A day: more is a mistake in the unit.
    private const int Longest = 24 * 60 * 60;

    /// <summary>Makes the option; without it the manifests decide.</summary>
    internal static Option<string?> Create() => new("--timeout")
    {
        Description = "By when everything has to be ready, in seconds from the start of the services on, instead of when the manifests' "
            + "startup probes and progress deadlines say; what cannot become ready ends the wait earlier",
        HelpName = "SECONDS",
    };

    /// <summary>The time that was given; <see langword="null"/> when none was.</summary>
    /// <exception cref="UserError">It is none.</exception>
    internal static TimeSpan? Parse(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw new UserError(
                ExitCodes.WrongUse,
                $"'{text}' is no time to wait.\n    allowed: whole seconds from 1 to {Longest}\n"
                    + "    run:     the same command with --timeout 120, or without it");
}
