using Spectre.Console;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets;

/// <summary>Asks the user before something is done that cannot be expected of a command; <c>--yes</c> answers beforehand.</summary>
internal sealed class Consent(IAnsiConsole console, bool yes)
{
    /// <summary>Goes on when the user agrees.</summary>
    /// <param name="question">The question, to be answered by yes or no.</param>
    /// <param name="preset">What the enter key alone means: false where the answer cannot be taken back.</param>
    /// <param name="unasked">The error where nobody sits at a terminal.</param>
    /// <param name="refused">The error when the answer is no.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="UserError">Nobody agreed.</exception>
    public async Task RequireAsync(string question, bool preset, string unasked, string refused, CancellationToken cancellation)
    {
        if (yes)
        {
            return;
        }

        if (!console.Profile.Capabilities.Interactive || Console.IsInputRedirected)
        {
            throw new UserError(ExitCodes.Failed, unasked);
        }

        if (!await new ConfirmationPrompt(question) { DefaultValue = preset }.ShowAsync(console, cancellation))
        {
            throw new UserError(ExitCodes.Failed, refused);
        }
    }
}
