using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>What a change causes to pods and data.</summary>
internal static class Consequences
{
    // Fields that the API server refuses to change in an object that exists.
    private static readonly string[] Fixed = ["metadata.name", "metadata.namespace", "spec.selector.matchLabels", "spec.volumeClaimTemplates", "spec.serviceName"];

    /// <summary>Whether a change cannot be made in place.</summary>
    internal static bool NeedReplacement(PlannedResource resource, ImmutableArray<FieldChange> fields) => resource.IsManifest
        && fields.Any(field => Fixed.Any(path => field.Path.StartsWith(path, StringComparison.Ordinal)) && (KindOf(resource) != "Service" || field.Path.StartsWith("metadata", StringComparison.Ordinal)));

    /// <summary>What a change causes; <see langword="null"/> for nothing that is noticed.</summary>
    internal static string? Of(ChangeKind kind, PlannedResource resource, ImmutableArray<FieldChange> fields) => (kind, KindOf(resource)) switch
    {
        (ChangeKind.Change, "Deployment") when ChangesPods(fields) => "pods are replaced one after the other; no request is lost",
        (ChangeKind.Change, "StatefulSet") when ChangesPods(fields) => "the pod restarts: the database is away for some seconds; its data stays",
        (ChangeKind.Change, "Deployment") when fields.Any(field => field.Path == "spec.replicas") => "pods are added or taken away",
        (ChangeKind.Replace or ChangeKind.Delete, "Deployment") => "its pods end",
        (ChangeKind.Replace or ChangeKind.Delete, "StatefulSet") => "its pod ends; the volume with the data stays",
        (ChangeKind.Replace or ChangeKind.Delete, "Namespace") => "everything in it is deleted, the data included",
        (ChangeKind.Replace or ChangeKind.Delete, "Service") => "its address changes: connections break",
        _ => null,
    };

    private static bool ChangesPods(ImmutableArray<FieldChange> fields) =>
        fields.Any(field => field.Path.StartsWith("spec.template.", StringComparison.Ordinal));

    private static string? KindOf(PlannedResource resource) => resource.Inputs["kind"]?.GetValue<string>();
}
