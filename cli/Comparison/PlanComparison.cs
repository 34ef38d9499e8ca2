using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What it takes to get from one plan to another.</summary>
internal sealed class PlanComparison
{
    private const string Alias = "to Pulumi it is another resource, which deletes the object unless it has an alias";

    private readonly FieldComparison _fields;
    private readonly IConsequences _consequences;
    private readonly Dictionary<string, PlannedResource> _old;
    private readonly Dictionary<(string?, string?, string?, string?), PlannedResource> _moved;

    private PlanComparison(Plan before, Plan after, IConsequences consequences)
    {
        _fields = new FieldComparison(before, after);
        _consequences = consequences;
        _old = before.Resources.ToDictionary(resource => resource.Urn);
        var wanted = after.Resources.Select(resource => resource.Urn).ToHashSet();
        _moved = OfPulumi(before)
            .Where(resource => resource.IsManifest && !wanted.Contains(resource.Urn))
            .DistinctBy(ObjectOf)
            .ToDictionary(ObjectOf);
    }

    /// <summary>What happens to every resource: those that will be, each after its parent, then those that will be no more.</summary>
    /// <param name="before">What there is; <see langword="null"/> for nothing.</param>
    /// <param name="after">What is wanted.</param>
    /// <param name="consequences">What the target makes of changes.</param>
    internal static ImmutableArray<ResourceChange> Compare(Plan? before, Plan after, IConsequences consequences) =>
        new PlanComparison(before ?? after with { Resources = [] }, after, consequences).Compare(after);

    private ImmutableArray<ResourceChange> Compare(Plan after)
    {
        var added = OfPulumi(after).Select(resource => resource.Urn).Where(urn => !_old.ContainsKey(urn)).ToHashSet();
        var gone = new HashSet<string>(_old.Keys);
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var resource in after.Resources)
        {
            var moved = added.Contains(resource.Urn) && resource.IsManifest ? _moved.GetValueOrDefault(ObjectOf(resource)) : null;
            gone.Remove(moved?.Urn ?? resource.Urn);
            changes.Add(moved is null ? Compare(_old.GetValueOrDefault(resource.Urn), resource) : Moved(moved, resource));
        }

        changes.AddRange(_old.Values.Where(resource => gone.Contains(resource.Urn)).Select(Deleted));
        return changes.ToImmutable();
    }

    private ResourceChange Compare(PlannedResource? before, PlannedResource after)
    {
        if (before is null)
        {
            return new ResourceChange(ChangeKind.Add, after, [], Consequence: null);
        }

        var fields = _fields.Compare(before, after);
        var kind = fields.IsEmpty ? ChangeKind.Same : _consequences.NeedReplacement(after, fields) ? ChangeKind.Replace : ChangeKind.Change;
        // What is protected is what was: that it is no longer helps from the next update on.
        var consequence = _consequences.Of(kind, after with { Options = after.Options with { Protect = before.Options.Protect } }, fields);
        return new ResourceChange(Allowed(kind, before), after, fields, consequence);
    }

    private ResourceChange Moved(PlannedResource before, PlannedResource after)
    {
        var change = Compare(before, after);
        var from = before.ParentUrn is { } parent && _old.TryGetValue(parent, out var component)
            ? $"from {component.Type.Split(':')[^1]} {component.Name}; "
            : "";
        var consequence = change.Consequence is { } text ? $"{from}{text}; {Alias}" : $"{from}{Alias}";
        return change with { Kind = change.Kind == ChangeKind.Same ? ChangeKind.Move : change.Kind, Consequence = consequence };
    }

    private ResourceChange Deleted(PlannedResource before) =>
        new(Allowed(ChangeKind.Delete, before), before, [], _consequences.Of(ChangeKind.Delete, before, []));

    private ChangeKind Allowed(ChangeKind kind, PlannedResource before) => _consequences.Refuse(kind, before) ? ChangeKind.Refuse : kind;

    private static IEnumerable<PlannedResource> OfPulumi(Plan plan) => plan.Resources.ExceptBy(
        plan.Rendered.Select(resource => resource.Urn), resource => resource.Urn);

    private static (string?, string?, string?, string?) ObjectOf(PlannedResource resource)
    {
        var metadata = resource.Inputs["metadata"] as JsonObject;
        return (
            resource.Inputs["apiVersion"]?.ToString(), resource.Kind, metadata?["namespace"]?.ToString(), metadata?["name"]?.ToString());
    }
}
