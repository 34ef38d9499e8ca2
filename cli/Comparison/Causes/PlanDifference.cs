using System.Text.RegularExpressions;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison.Causes;

/// <summary>Every field that differs between two plans; a resource that is in one alone differs as a whole.</summary>
internal sealed partial class PlanDifference
{
    private readonly Dictionary<string, Dictionary<string, FieldDifference>> _byResource = [];
    private readonly HashSet<(string Urn, string Path)> _fields = [];

    private PlanDifference()
    {
    }

    /// <summary>Compares two plans.</summary>
    internal static PlanDifference Between(Plan before, Plan after)
    {
        var found = new PlanDifference();
        var comparison = new FieldComparison(before, after);
        var old = before.Resources.ToDictionary(resource => resource.Urn);
        foreach (var resource in after.Resources)
        {
            if (!old.Remove(resource.Urn, out var earlier))
            {
                found.Add(resource.Urn, new FieldDifference(ResourceChange.Whole, null, null));
                continue;
            }

            foreach (var field in comparison.Differences(earlier, resource))
            {
                found.Add(resource.Urn, field);
            }
        }

        foreach (var urn in old.Keys)
        {
            found.Add(urn, new FieldDifference(ResourceChange.Whole, null, null));
        }

        return found;
    }

    /// <summary>
    /// Whether a field differs, or the resource as a whole does. Entries without a name have other places in other plans, so that the list
    /// counts as one field.
    /// </summary>
    internal bool Contains(string urn, string path) =>
        _fields.Contains((urn, ListOf(path))) || _fields.Contains((urn, ResourceChange.Whole));

    /// <summary>The difference of a field; <see langword="null"/> when there is none.</summary>
    internal FieldDifference? Find(string urn, string path) => _byResource.TryGetValue(urn, out var fields)
        ? fields.GetValueOrDefault(path) ?? fields.GetValueOrDefault(ResourceChange.Whole)
        : null;

    /// <summary>Every difference of a resource.</summary>
    internal IEnumerable<FieldDifference> Of(string urn) => _byResource.TryGetValue(urn, out var fields) ? fields.Values : [];

    private void Add(string urn, FieldDifference field)
    {
        if (!_byResource.TryGetValue(urn, out var fields))
        {
            _byResource[urn] = fields = [];
        }

        fields[field.Path] = field;
        _fields.Add((urn, ListOf(field.Path)));
    }

    private static string ListOf(string path) => Place().Replace(path, "");

    [GeneratedRegex(@"(\[[0-9]+\].*| \(order\))$")]
    private static partial Regex Place();
}
