using System.Collections.Immutable;
using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Cli.Comparison.Causes;

/// <summary>Evaluates a stack with some of its settings as they were before.</summary>
/// <param name="program">The program as it is now.</param>
/// <param name="before">The settings before.</param>
internal sealed class SettingTrials(StackProgram program, StackConfig before)
{
    /// <summary>The plan with some settings set back; nothing, but what is wrong then, when the program does not take them.</summary>
    internal async Task<(Plan? Plan, ImmutableArray<SettingsMistake> Mistakes)> TryAsync(
        IEnumerable<SettingAtom> atoms, CancellationToken cancellation)
    {
        try
        {
            var plan = await program.EvaluateAsync(
                config => atoms.Aggregate(config, (current, atom) => atom.SetBack(current, before)), cancellation);
            return (plan, []);
        }
        catch (SettingsException error)
        {
            return (null, error.Mistakes);
        }
    }

    /// <summary>The plan with all settings as they were, but for one that is as it is now.</summary>
    internal async Task<Plan?> TryForthAsync(IEnumerable<SettingAtom> back, SettingAtom forth, CancellationToken cancellation)
    {
        try
        {
            return await program.EvaluateAsync(
                config => forth.SetForth(back.Aggregate(config, (current, atom) => atom.SetBack(current, before))), cancellation);
        }
        catch (SettingsException)
        {
            return null;
        }
    }

    /// <summary>
    /// The settings that can be set back only together, for each that changed: the one alone where the program takes that; otherwise with
    /// those that it says are wrong then, or with another one.
    /// </summary>
    internal async Task<ImmutableArray<SettingUnit>> UnitsAsync(ImmutableArray<SettingAtom> all, CancellationToken cancellation)
    {
        var units = new List<SettingUnit>();
        var stuck = new List<SettingAtom>();
        foreach (var atom in all.Where(atom => !atom.IsNew))
        {
            if (await UnitAsync(atom, all, cancellation) is not { } unit)
            {
                stuck.Add(atom);
            }
            else if (!units.Any(other => other.Atoms.SetEquals(unit.Atoms)))
            {
                units.Add(unit);
            }
        }

        foreach (var atom in stuck.Where(atom => !units.Any(unit => !unit.HasEnvironment && unit.Atoms.Contains(atom))).ToList())
        {
            units.AddRange(await PairAsync(atom, all, cancellation) is { } pair ? [pair] : []);
        }

        return [.. units];
    }

    // What goes back with no other one goes back only with all, which is the last resort anyway.
    private async Task<SettingUnit?> PairAsync(SettingAtom atom, ImmutableArray<SettingAtom> all, CancellationToken cancellation)
    {
        foreach (var other in all.Where(other => other != atom && !other.IsEnvironment && !other.IsNew))
        {
            if ((await TryAsync([atom, other], cancellation)).Plan is { } plan)
            {
                return new SettingUnit([atom, other], plan);
            }
        }

        return null;
    }

    private async Task<SettingUnit?> UnitAsync(SettingAtom atom, ImmutableArray<SettingAtom> all, CancellationToken cancellation)
    {
        var atoms = ImmutableHashSet.Create(atom);
        while (true)
        {
            var (plan, mistakes) = await TryAsync(all.Where(atoms.Contains), cancellation);
            if (plan is not null)
            {
                return new SettingUnit(atoms, plan);
            }

            var grown = atoms.Union(all.Where(other => !other.IsEnvironment && mistakes.Any(mistake => other.Concerns(mistake.Key))));
            if (grown.Count == atoms.Count)
            {
                return null;
            }

            atoms = grown;
        }
    }
}
