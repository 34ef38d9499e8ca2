using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison.Causes;

/// <summary>Settings that are set back together.</summary>
/// <param name="Atoms">The settings.</param>
/// <param name="Plan">The plan with them as they were before, and all else as it is now.</param>
internal sealed record SettingUnit(ImmutableHashSet<SettingAtom> Atoms, Plan Plan)
{
    /// <summary>Whether the environment as a whole is among them.</summary>
    internal bool HasEnvironment => Atoms.Any(atom => atom.IsEnvironment);
}
