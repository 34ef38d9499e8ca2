using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>A stack's manifests, translated for Docker Compose.</summary>
/// <param name="Project">What Compose runs.</param>
/// <param name="ServiceOf">The service that a workload has become, by the workload's <c>Kind/name</c>.</param>
/// <param name="Folders">What has to be written first, for the containers to mount.</param>
/// <param name="Secrets">Every secret value, so that none is shown.</param>
/// <param name="Untranslated">What Docker cannot do.</param>
/// <param name="DeadlineSeconds">Seconds by which everything has to be ready.</param>
internal sealed record ComposeTranslation(
    ComposeProject Project,
    ImmutableDictionary<string, string> ServiceOf,
    ImmutableArray<MountedFolder> Folders,
    ImmutableArray<string> Secrets,
    ImmutableArray<Untranslated> Untranslated,
    int DeadlineSeconds);
