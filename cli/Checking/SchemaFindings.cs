using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Todo.Cli.Checking;

/// <summary>What a check of manifests against the API schema found.</summary>
/// <param name="Manifests">How many were checked.</param>
/// <param name="Problems">What an API server would refuse, each with its manifest and path.</param>
/// <param name="NotChecked">The manifests of kinds that are not Kubernetes' own.</param>
internal sealed record SchemaFindings(int Manifests, ImmutableArray<string> Problems, ImmutableArray<string> NotChecked)
{
    /// <summary>Checks manifests.</summary>
    internal static SchemaFindings Of(IReadOnlyList<JsonObject> manifests)
    {
        var schema = StrictSchema.Load();
        var own = manifests.Where(manifest => !schema.IsCustom(manifest)).ToList();
        return new SchemaFindings(
            own.Count,
            [.. own.SelectMany(manifest => schema.Check(manifest).Select(problem => $"{TitleOf(manifest)}: {problem}"))],
            [.. manifests.Except(own).Select(TitleOf)]);
    }

    private static string TitleOf(JsonObject manifest) => $"{manifest["kind"]} {(manifest["metadata"] as JsonObject)?["name"]}";
}
