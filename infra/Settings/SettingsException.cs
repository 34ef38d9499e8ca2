using System.Collections.Immutable;
using Pulumi;

namespace Todo.Infra.Settings;

/// <summary>All mistakes of a stack's settings together. Pulumi prints the message of a <see cref="RunException"/> without a stack trace.</summary>
public sealed class SettingsException : RunException
{
    /// <summary>Reports the mistakes of a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="mistakes">At least one.</param>
    public SettingsException(string stack, ImmutableArray<SettingsMistake> mistakes)
        : base(Describe(stack, mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake, in the order of the keys.</summary>
    public ImmutableArray<SettingsMistake> Mistakes { get; }

    private static string Describe(string stack, ImmutableArray<SettingsMistake> mistakes)
    {
        var count = mistakes.Length == 1 ? "1 mistake" : $"{mistakes.Length} mistakes";
        return $"{count} in the settings of stack {stack}; nothing was touched. Mend Pulumi.{stack}.yaml, by hand or by these commands:\n"
            + string.Join("\n", mistakes.Select(mistake => $"  {mistake}"));
    }
}
