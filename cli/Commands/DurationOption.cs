using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Todo.Cli.Errors;

namespace Todo.Cli.Commands;

/// <summary>The option <c>--duration</c>: how long something is to hold.</summary>
internal static partial class DurationOption
{
    // An API server gives no token for less; for more than a day nobody needs one to look at something.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Makes the option.</summary>
    internal static Option<string> Create() => new("--duration", "-d")
    {
        Description = "How long it is to hold, from 10m to 24h",
        HelpName = "TIME",
        DefaultValueFactory = _ => "1h",
    };

    /// <summary>The time that was given.</summary>
    /// <exception cref="UserError">It is none, or too short or long.</exception>
    internal static TimeSpan Parse(string text)
    {
        var match = Form().Match(text);
        var minutes = match.Success
            ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "h" ? 60 : 1)
            : 0;
        var time = TimeSpan.FromMinutes(minutes);
        return time >= Shortest && time <= Longest ? time : throw new UserError(
            ExitCodes.WrongUse,
            $"'{text}' is no time for a kubeconfig to hold.\n    allowed: minutes or hours from 10m to 24h\n"
                + "    run:     the same command with --duration 1h, or without it");
    }

    [GeneratedRegex(@"^(?<number>[1-9][0-9]{0,3})(?<unit>[mh])\z")]
    private static partial Regex Form();
}
