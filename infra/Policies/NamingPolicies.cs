using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;

namespace Todo.Infra.Policies;

/// <summary>Rules about the names and labels of every manifest.</summary>
internal static class NamingPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        new("is named explicitly, by a DNS label of at most 63 characters", _ => true, manifest => DnsLabel.IsOne(Text(manifest, "metadata", "name"))),
        new("is in a namespace", manifest => Kind(manifest) != "Namespace", manifest => Text(manifest, "metadata", "namespace").Length > 0),
        new($"is labelled as a part of the application ({Names.PartOfLabel})", _ => true, manifest => Text(manifest, "metadata", "labels", Names.PartOfLabel) == Names.Application),
    ];

    internal static string Kind(JsonObject manifest) => Text(manifest, "kind");

    internal static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            node = (node as JsonObject)?[key];
        }

        return node;
    }

    internal static string Text(JsonNode? node, params ReadOnlySpan<string> path) => At(node, path)?.ToString() ?? string.Empty;
}
