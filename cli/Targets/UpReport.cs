using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;

namespace Todo.Cli.Targets;

/// <summary>Says what an <c>up</c> has done and where the application is.</summary>
internal static class UpReport
{
    /// <summary>Prints it.</summary>
    public static void Print(
        IAnsiConsole console,
        string stack,
        IRollout rollout,
        ImmutableArray<ServiceState> before,
        ImmutableArray<ServiceState> after,
        TimeSpan time)
    {
        var started = after
            .Where(service => !before.Any(other => other.Instance == service.Instance && other.StartedAt == service.StartedAt))
            .Select(service => service.Name)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (started.IsEmpty && rollout.Changes.IsEmpty && before.Count(service => service.Instance is not null) == after.Length)
        {
            Say(console, $"Nothing changed; stack {stack} is up and ready ({time.TotalSeconds:0.0} s).");
        }
        else
        {
            PrintLines(console, rollout.Changes);
            PrintLines(console, rollout.Remarks);
            var names = started.IsEmpty ? "nothing" : string.Join(", ", started);
            Say(console, $"Stack {stack} is up and ready ({time.TotalSeconds:0.0} s); started: {names}.");
        }

        PrintLines(console, rollout.Addresses);
    }

    private static void PrintLines(IAnsiConsole console, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            console.WriteLine(line);
        }
    }

    private static void Say(IAnsiConsole console, FormattableString text) => console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
