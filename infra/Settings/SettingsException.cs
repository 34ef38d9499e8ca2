using System.Collections.Immutable;
using Pulumi;

namespace Todo.Infra.Settings;

/// <summary>
/// All mistakes of a stack's settings together. Pulumi prints the message of a <see cref="RunException"/> without a stack trace.
/// </summary>
public sealed class SettingsException : RunException
{
    // Whoever has more has one mistake that makes all of them, such as a pasted file.
    private const int MostShown = 12;

    /// <summary>Reports the mistakes of a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="mistakes">At least one.</param>
    public SettingsException(string stack, ImmutableArray<SettingsMistake> mistakes)
        : base(Describe(stack, mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake, in the order of the keys.</summary>
    public ImmutableArray<SettingsMistake> Mistakes { get; }

    /// <summary>The first dozen of the texts of all mistakes, and the number of the rest.</summary>
    /// <param name="mistakes">The texts.</param>
    public static string First(IReadOnlyCollection<string> mistakes) => mistakes.Count <= MostShown
        ? string.Join("\n", mistakes)
        : string.Join("\n", [.. mistakes.Take(MostShown), $"  and {mistakes.Count - MostShown} more"]);

    private static string Describe(string stack, ImmutableArray<SettingsMistake> mistakes)
    {
        var count = mistakes.Length == 1 ? "1 mistake" : $"{mistakes.Length} mistakes";
        return $"{count} in the settings of stack {stack}; nothing was touched. Mend Pulumi.{stack}.yaml, by hand or by these commands:\n"
            + First([.. mistakes.Select(mistake => $"  {mistake}")]);
    }
}
