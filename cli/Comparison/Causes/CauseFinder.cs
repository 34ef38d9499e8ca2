using System.Collections.Immutable;
using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Cli.Comparison.Causes;

/// <summary>
/// Finds out why something changes by trying it out: the program is asked again with each changed setting as it was before. A setting is
/// the cause of a change that is not there then. What remains with all settings as they were is caused by the sources or the program.
/// </summary>
internal sealed class CauseFinder
{
    private readonly SettingTrials _trials;
    private readonly ImmutableArray<SettingAtom> _refused;
    private readonly ImmutableArray<SettingAtom> _newValues;
    private readonly ImmutableArray<SettingAtom> _changed;
    private readonly Dictionary<(SettingUnit Part, SettingUnit Whole), PlanDifference> _byMore = [];
    private readonly ImmutableArray<SettingUnit> _units;
    private readonly Plan _allBack;
    private readonly PlanDifference _bySettings;
    private readonly PlanDifference _byTheRest;
    private readonly ImmutableArray<PlanDifference> _byUnit;
    private readonly SourceCauses _sources;
    private ImmutableArray<(SettingAtom Atom, PlanDifference Difference)>? _alone;

    private CauseFinder(
        Plan before,
        Plan after,
        SettingTrials trials,
        ImmutableArray<SettingAtom> changed,
        ImmutableArray<SettingAtom> refused,
        ImmutableArray<SettingAtom> newValues,
        Plan allBack,
        ImmutableArray<SettingUnit> units)
    {
        (_trials, _changed, _refused, _newValues, _allBack, _units) = (trials, changed, refused, newValues, allBack, units);
        _bySettings = PlanDifference.Between(allBack, after);
        _byTheRest = PlanDifference.Between(before, allBack);
        _byUnit = [.. units.Select(unit => PlanDifference.Between(unit.Plan, after))];
        _sources = new SourceCauses(before, after);
    }

    /// <summary>The same changes with their causes; without any where an earlier version did not note what was configured.</summary>
    internal static async Task<ImmutableArray<ResourceChange>> ExplainAsync(
        ImmutableArray<ResourceChange> changes, Plan? before, Plan after, StackProgram program, CancellationToken cancellation)
    {
        if (before?.Config is null || after.Config is null || changes.All(change => change.Kind == ChangeKind.Same))
        {
            return changes;
        }

        var finder = await CreateAsync(before, after, program, cancellation);
        var explained = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var change in changes)
        {
            explained.Add(change.Kind == ChangeKind.Same ? change : await finder.ExplainAsync(change, cancellation));
        }

        return explained.ToImmutable();
    }

    private static async Task<CauseFinder> CreateAsync(
        Plan before, Plan after, StackProgram program, CancellationToken cancellation)
    {
        var trials = new SettingTrials(program, before.Config!);
        var changed = SettingAtoms.Between(before.Config!, after.Config!);
        var taken = changed;
        var (allBack, mistakes) = (after, ImmutableArray<SettingsMistake>.Empty);
        // A key that the program does not know any more cannot be set back: it changed with the program.
        while (taken.Length > 0)
        {
            (var plan, mistakes) = await trials.TryAsync(taken, cancellation);
            if (plan is not null)
            {
                allBack = plan;
                break;
            }

            var left = taken.RemoveAll(atom => mistakes.Any(mistake => atom.Concerns(mistake.Key)));
            taken = left.Length == taken.Length ? [] : left;
        }

        ImmutableArray<SettingAtom> all = taken.Any(atom => atom.IsEnvironment)
            ? [.. taken, .. SettingAtoms.OfEnvironments(before.Config!, after.Config!, program.Sections)]
            : taken;
        var units = await trials.UnitsAsync(all, cancellation);
        return new CauseFinder(
            before, after, trials, taken, [.. changed.Except(taken)], [.. all.Where(atom => atom.IsNew)], allBack, units);
    }

    private async Task<ResourceChange> ExplainAsync(ResourceChange change, CancellationToken cancellation)
    {
        var causes = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<Cause>>(StringComparer.Ordinal);
        foreach (var path in change.Fields.IsEmpty ? [ResourceChange.Whole] : change.Fields.Select(field => field.Path))
        {
            causes[path] = await CausesOfAsync(change.Resource.Urn, path, cancellation);
        }

        return change with { CausesByField = causes.ToImmutable() };
    }

    private async Task<ImmutableArray<Cause>> CausesOfAsync(string urn, string path, CancellationToken cancellation)
    {
        var causes = new List<Cause>();
        if (_bySettings.Contains(urn, path))
        {
            causes.AddRange(await SettingsOfAsync(urn, path, cancellation));
        }

        if (_byTheRest.Contains(urn, path) || causes.Count == 0)
        {
            var sources = _sources.Of(_byTheRest, urn, path);
            causes.AddRange(sources.IsEmpty ? [.. _refused.Select(atom => atom.Cause), Cause.Program] : sources);
        }

        return Cause.InOrder(causes);
    }

    private async Task<IEnumerable<Cause>> SettingsOfAsync(string urn, string path, CancellationToken cancellation)
    {
        var found = Smallest(urn, path, [.. _units.Where((_, index) => _byUnit[index].Contains(urn, path))]);
        // The environment's own values say more than its name, where each of them is the cause by itself.
        var precise = found.Where(unit => !unit.HasEnvironment).SelectMany(unit => unit.Atoms).ToList();
        if (precise.Count == 0)
        {
            // Several settings that have the same effect hide each other, and a value that was not there cannot be set back.
            _alone ??= await AloneAsync(cancellation);
            precise = [.. _alone.Value.Where(one => one.Difference.Contains(urn, path)).Select(one => one.Atom)];
        }

        var atoms = precise.Any(atom => !atom.IsEnvironment) ? precise.Where(atom => !atom.IsEnvironment)
            : found.Count > 0 ? found.SelectMany(unit => unit.Atoms)
            : _changed;
        return atoms.Select(atom => atom.Cause);
    }

    // What has the effect together with others may have it without them.
    private List<SettingUnit> Smallest(string urn, string path, List<SettingUnit> units) =>
    [
        .. units.Where(unit =>
            !units.Any(part => part.Atoms.IsProperSubsetOf(unit.Atoms) && !DifferenceBy(part, unit).Contains(urn, path))),
    ];

    private PlanDifference DifferenceBy(SettingUnit part, SettingUnit whole)
    {
        if (!_byMore.TryGetValue((part, whole), out var difference))
        {
            _byMore[(part, whole)] = difference = PlanDifference.Between(part.Plan, whole.Plan);
        }

        return difference;
    }

    // Each by itself, with everything else as it was.
    private async Task<ImmutableArray<(SettingAtom Atom, PlanDifference Difference)>> AloneAsync(CancellationToken cancellation)
    {
        var alone = ImmutableArray.CreateBuilder<(SettingAtom, PlanDifference)>();
        foreach (var atom in _changed.Concat(_newValues))
        {
            var plan = atom.IsNew
                ? await _trials.TryForthAsync(_changed, atom, cancellation)
                : (await _trials.TryAsync(_changed.Remove(atom), cancellation)).Plan;
            if (plan is not null)
            {
                alone.Add((atom, PlanDifference.Between(_allBack, plan)));
            }
        }

        return alone.ToImmutable();
    }
}
