using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Infra.Components;

namespace Todo.Infra.Policies;

/// <summary>Rules about the names and labels of every manifest.</summary>
internal static partial class NamingPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        new("is named explicitly, by a DNS label of at most 63 characters", _ => true, HasDnsLabelName),
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

    private static bool HasDnsLabelName(JsonObject manifest) => DnsLabel().IsMatch(Text(manifest, "metadata", "name"));

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex DnsLabel();
}
