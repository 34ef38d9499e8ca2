using Spectre.Console;
using Todo.Cli.Errors;

namespace Todo.Cli.Commands;

/// <summary>Where a value comes from that does not stand on the command line: typed at the terminal, or piped in.</summary>
/// <param name="input">The standard input.</param>
/// <param name="isTerminal">Whether somebody types there.</param>
/// <param name="console">Where the question is asked; not where output goes.</param>
internal sealed class ValueSource(TextReader input, bool isTerminal, IAnsiConsole console)
{
    /// <summary>Reads a value: all of a pipe but its last line end, or one line of the terminal.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="isSecret">Whether nothing of what is typed is to be seen.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="UserError">There is none.</exception>
    public async Task<string> ReadAsync(string key, bool isSecret, CancellationToken cancellation)
    {
        var value = isTerminal
            ? await AskAsync(key, isSecret, cancellation)
            : WithoutLineEnd(await input.ReadToEndAsync(cancellation));
        return value.Length > 0 ? value : throw new UserError(
            ExitCodes.WrongUse,
            $"No value for {key} came on the standard input; nothing was touched.\n"
                + "    allowed: the value, typed when asked for, or piped in\n"
                + $"    run:     ./todo config set {key} < FILE");
    }

    private async Task<string> AskAsync(string key, bool isSecret, CancellationToken cancellation)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"The value of {key} cannot be asked for, as the standard error is no terminal; nothing was touched.\n"
                    + "    allowed: the value, typed when asked for, or piped in\n"
                    + $"    run:     ./todo config set {key} < FILE");
        }

        var prompt = new TextPrompt<string>($"{Markup.Escape(key)}{(isSecret ? " (not shown)" : "")}:");
        return await (isSecret ? prompt.Secret(null) : prompt).ShowAsync(console, cancellation);
    }

    private static string WithoutLineEnd(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
