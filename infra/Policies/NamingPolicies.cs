using System.Collections.Immutable;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about the names and labels of every manifest.</summary>
internal static class NamingPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        new(
            "is named explicitly, by a DNS label of at most 63 characters",
            "Write metadata.name with lower-case letters, digits and hyphens, and no hyphen at either end.",
            _ => true,
            manifest => DnsLabel.IsOne(Text(manifest, "metadata", "name"))),
        new(
            "is in a namespace",
            "Write the namespace's name in metadata.namespace.",
            manifest => Kind(manifest) != "Namespace",
            manifest => Text(manifest, "metadata", "namespace").Length > 0),
        new(
            $"is labelled as a part of the application ({Names.PartOfLabel})",
            $"Write {Names.PartOfLabel}: {Names.Application} in metadata.labels.",
            _ => true,
            manifest => Text(manifest, "metadata", "labels", Names.PartOfLabel) == Names.Application),
    ];
}
