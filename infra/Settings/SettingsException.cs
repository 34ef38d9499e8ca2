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

    private readonly string _stack;

    /// <summary>Reports the mistakes of a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="mistakes">At least one.</param>
    public SettingsException(string stack, ImmutableArray<SettingsMistake> mistakes)
        : base(Describe(stack, mistakes, byCommand: true)) => (_stack, Mistakes) = (stack, mistakes);

    /// <summary>Every mistake, in the order of the keys.</summary>
    public ImmutableArray<SettingsMistake> Mistakes { get; }

    /// <summary>The message for somebody who has the Pulumi CLI, or has not.</summary>
    /// <param name="byCommand">Whether mistakes are mended by commands of the Pulumi CLI, or by hand.</param>
    public string Describe(bool byCommand) => Describe(_stack, Mistakes, byCommand);

    /// <summary>The first dozen of the texts of all mistakes, and the number of the rest.</summary>
    /// <param name="mistakes">The texts.</param>
    public static string First(IReadOnlyCollection<string> mistakes) => mistakes.Count <= MostShown
        ? string.Join("\n", mistakes)
        : string.Join("\n", [.. mistakes.Take(MostShown), $"  and {mistakes.Count - MostShown} more"]);

    private static string Describe(string stack, ImmutableArray<SettingsMistake> mistakes, bool byCommand)
    {
        var count = mistakes.Length == 1 ? "1 mistake" : $"{mistakes.Length} mistakes";
        var mend = byCommand ? $"Mend Pulumi.{stack}.yaml, by hand or by these commands:" : $"Mend Pulumi.{stack}.yaml:";
        var texts = mistakes.Select(mistake => $"  {mistake.Describe(byCommand)}");
        return $"{count} in the settings of stack {stack}; nothing was touched. {mend}\n{First([.. texts])}";
    }
}
