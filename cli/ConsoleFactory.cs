using Spectre.Console;

namespace Todo.Cli;

/// <summary>Makes the consoles that commands print to.</summary>
internal static class ConsoleFactory
{
    // Without a terminal nobody can say how wide a line may be, and a broken one cannot be searched.
    private const int Unbroken = 10_000;

    /// <summary>A console over a stream: colour and the terminal's width on a terminal, plain unbroken lines elsewhere.</summary>
    internal static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        if (!isRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Unbroken;
        return console;
    }
}
