using System.Collections.Immutable;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about the names and labels of every manifest.</summary>
internal static class NamingPolicies
{
    // Kinds that are in no namespace.
    private static readonly string[] ClusterWide = ["Namespace", "ClusterRole", "ClusterRoleBinding"];

    internal static readonly ImmutableArray<Policy> All =
    [
        new(
            "explicit-name",
            "is named explicitly, by a DNS label of at most 63 characters",
            "A name with a random end is another one after each replacement, and nobody can write it down.",
            "Write metadata.name with lower-case letters, digits and hyphens, and no hyphen at either end.",
            _ => true,
            manifest => DnsLabel.IsOne(Text(manifest, "metadata", "name"))),
        new(
            "own-namespace",
            "is in a namespace",
            $"Without one it lands in whichever is current, beside the pods of others{Sources.Hardening}.",
            "Write the namespace's name in metadata.namespace.",
            manifest => !ClusterWide.Contains(Kind(manifest)),
            manifest => Text(manifest, "metadata", "namespace").Length > 0),
        new(
            "part-of",
            $"is labelled as a part of the application ({Names.PartOfLabel})",
            "What is not labelled is not found when the application's objects are listed.",
            $"Write {Names.PartOfLabel}: {Names.Application} in metadata.labels.",
            _ => true,
            manifest => Text(manifest, "metadata", "labels", Names.PartOfLabel) == Names.Application),
    ];
}
