using System.Collections.Immutable;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>
/// What changes cause on Docker. Compose makes a container anew exactly when its part of the Compose file is another, so that is
/// what is compared: labels, a namespace, replicas and all else that Docker does not have cause nothing.
/// </summary>
internal sealed class DockerConsequences : IConsequences
{
    private const string MadeAnew = "its container is made anew: the service is away for a moment";

    private readonly ComposeTranslation? _before;
    private readonly ComposeTranslation _after;

    private DockerConsequences(ComposeTranslation? before, ComposeTranslation after) => (_before, _after) = (before, after);

    /// <summary>The consequences of the changes between two plans.</summary>
    /// <param name="before">What the last <c>up</c> carried out; <see langword="null"/> when there was none.</param>
    /// <param name="after">What the next one would.</param>
    /// <param name="folder">The folder for the files that containers mount.</param>
    public static DockerConsequences Between(Plan? before, Plan after, string folder) =>
        new(before is null ? null : ComposeTranslator.Translate(before, folder), ComposeTranslator.Translate(after, folder));

    /// <inheritdoc />
    public bool NeedReplacement(PlannedResource resource, ImmutableArray<FieldChange> fields) => false;

    /// <inheritdoc />
    public string? Of(ChangeKind kind, PlannedResource resource, ImmutableArray<FieldChange> fields) => (kind, resource.Kind) switch
    {
        (ChangeKind.Change, "Deployment") when IsMadeAnew(resource) => MadeAnew,
        (ChangeKind.Change, "StatefulSet") when IsMadeAnew(resource) => $"{MadeAnew}; its data stays",
        (ChangeKind.Change, "Service") when ChangesPorts(resource) => MadeAnew,
        (ChangeKind.Delete, "Deployment") => "its container is removed",
        (ChangeKind.Delete, "StatefulSet") => "its container is removed; the volume with the data stays",
        _ => null,
    };

    private static ComposeService? ContainerOf(ComposeTranslation? translation, PlannedResource workload) =>
        translation?.ServiceOf.GetValueOrDefault($"{workload.Kind}/{NameOf(workload)}") is { } service
            ? translation.Project.Services[service]
            : null;

    private static string? NameOf(PlannedResource resource) => resource.Inputs["metadata"]?["name"]?.GetValue<string>();

    private bool IsMadeAnew(PlannedResource workload) =>
        ContainerOf(_before, workload) is { } old
            && ContainerOf(_after, workload) is { } next
            && ComposeJson.Write(old) != ComposeJson.Write(next);

    // Ports come from the Service; whatever else of a container changes is told where its workload is.
    private bool ChangesPorts(PlannedResource service) =>
        NameOf(service) is { } name
        && _before?.Project.Services.GetValueOrDefault(name) is { } old
        && _after.Project.Services.GetValueOrDefault(name) is { } next
        && !old.Ports.SequenceEqual(next.Ports);
}
