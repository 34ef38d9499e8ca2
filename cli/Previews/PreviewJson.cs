using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Todo.Cli.Comparison;

namespace Todo.Cli.Previews;

/// <summary>Writes previews as JSON: see <c>docs/preview.schema.json</c>.</summary>
internal static class PreviewJson
{
    // A field more is no new version; one that is gone, or means something else, is.
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The text.</summary>
    internal static string Of(IEnumerable<StackPreview> previews) =>
        JsonSerializer.Serialize(new { Version, Stacks = previews.Select(Stack) }, Json);

    private static object Stack(StackPreview preview)
    {
        var tree = new ChangeTree(preview.Changes);
        var components = tree.AllRoots
            .SelectMany(root => tree.Below(root).Select(change => (change.Resource.Urn, root.Title)))
            .ToDictionary(pair => pair.Urn, pair => pair.Title);
        var folded = FoldedChanges.Of(preview.Changes);
        return new
        {
            preview.Stack,
            preview.Check.Error,
            preview.ComparedWith,
            Summary = ChangeCount.Of(preview.Changes),
            Alike = folded.Alike.Select(alike => new
            {
                Field = Field(alike.Field),
                Causes = Causes(alike.Causes),
                Resources = alike.Changes.Select(change => change.Title),
            }),
            Changes = preview.Changes
                .Where(change => change.IsResource && change.Kind != ChangeKind.Same)
                .Select(change => Change(change, components[change.Resource.Urn])),
            Policies = preview.Check.Policies.Violations.Select(violation => new
            {
                violation.Manifest,
                violation.Rule.Id,
                Rule = violation.Rule.Sentence,
            }),
            Schema = preview.Check.Schema.Problems,
            Node = preview.Check.Node is { } node ? new { node.Fits, node.Answer } : null,
        };
    }

    private static object Change(ResourceChange change, string component) => new
    {
        change.Kind,
        change.Resource.Type,
        change.Resource.Name,
        change.Title,
        Component = component,
        change.Consequence,
        Causes = Causes(change.Causes),
        Fields = change.Fields.Select(field => new { Field = Field(field), Causes = Causes(change.CausesAt(field)) }),
    };

    private static object Field(FieldChange field) => new { field.Path, Secret = field.IsSecret, field.Before, field.After };

    private static IEnumerable<object> Causes(ImmutableArray<Cause> causes) =>
        causes.Select(cause => new { cause.Kind, cause.Name, cause.Detail });
}
