using System.Collections.Immutable;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Cluster;

/// <summary>What changes cause in a Kubernetes cluster.</summary>
internal sealed class ClusterConsequences : IConsequences
{
    private const string NamespaceField = "metadata.namespace";

    // Fields that the API server refuses to change in an object that exists.
    private static readonly string[] FixedInAll = ["metadata.name", NamespaceField];
    private static readonly string[] FixedInWorkloads = ["spec.selector.matchLabels", "spec.volumeClaimTemplates", "spec.serviceName"];

    /// <inheritdoc />
    public bool NeedReplacement(PlannedResource resource, ImmutableArray<FieldChange> fields) => resource.IsManifest
        && fields.Any(field => FixedFields(resource).Any(path => field.Path.StartsWith(path, StringComparison.Ordinal)));

    /// <inheritdoc />
    public bool Refuse(ChangeKind kind, PlannedResource before) =>
        kind is ChangeKind.Replace or ChangeKind.Delete && before.Options.Protect;

    /// <inheritdoc />
    public string? Of(ChangeKind kind, PlannedResource resource, ImmutableArray<FieldChange> fields) => (kind, resource.Kind) switch
    {
        (ChangeKind.Replace, _) when resource.Options.Protect => "an update that will be refused, as it is to be replaced and is protected",
        (ChangeKind.Delete, _) when resource.Options.Protect => "an update that will be refused, as it is to be deleted and is protected",
        (ChangeKind.Change, "Deployment") when ChangesPods(fields) => "pods are replaced one after the other; no request is lost",
        (ChangeKind.Change, "StatefulSet") when ChangesPods(fields) =>
            "the pod restarts: the database is away for some seconds; its data stays",
        (ChangeKind.Change, "Deployment") when fields.Any(field => field.Path == "spec.replicas") => "pods are added or taken away",
        (ChangeKind.Replace or ChangeKind.Delete, "Deployment") => "its pods end",
        // A volume belongs to its namespace, so the new pod cannot have it.
        (ChangeKind.Replace, "StatefulSet") when fields.Any(field => field.Path == NamespaceField) =>
            "its pod ends, and starts without data in the new namespace",
        (ChangeKind.Replace or ChangeKind.Delete, "StatefulSet") => "its pod ends; the volume with the data stays",
        (ChangeKind.Replace or ChangeKind.Delete, "Namespace") => "everything in it is deleted, the data included",
        (ChangeKind.Replace or ChangeKind.Delete, "PersistentVolumeClaim") => "the volume is deleted: its data is lost",
        (ChangeKind.Replace or ChangeKind.Delete, "Service") => "its address changes: connections break",
        _ => null,
    };

    private static IEnumerable<string> FixedFields(PlannedResource resource) =>
        resource.Kind == "Service" ? FixedInAll : FixedInAll.Concat(FixedInWorkloads);

    private static bool ChangesPods(ImmutableArray<FieldChange> fields) =>
        fields.Any(field => field.Path.StartsWith("spec.template.", StringComparison.Ordinal));
}
