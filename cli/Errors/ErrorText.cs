using System.Text.RegularExpressions;

namespace Todo.Cli.Errors;

/// <summary>Says what went wrong, whatever was wrapped around it.</summary>
internal static partial class ErrorText
{
    /// <summary>The message of what was thrown first, as Pulumi wraps what the program throws; for a file, with what helps.</summary>
    internal static string Of(Exception error)
    {
        // An AggregateException's InnerException is the first of its inner ones.
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error is IOException or UnauthorizedAccessException ? $"{error.Message}\n{HelpFor(error.Message)}" : error.Message;
    }

    private static string HelpFor(string message)
    {
        var path = PathIn().Match(message).Groups["path"];
        var commands = OperatingSystem.IsWindows() ? "" : path.Success ? $": ls -ld '{path.Value}'; df -h" : ": df -h";
        return $"Check that the path is there, that you may write to it, and that the disk is not full{commands}";
    }

    // .NET tells the path in its messages only, for most errors.
    [GeneratedRegex("'(?<path>[^']+)'")]
    private static partial Regex PathIn();
}
