namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>One revision of a Helm release.</summary>
/// <param name="Revision">Its number; each change of the release makes a higher one.</param>
/// <param name="Status">Helm's word for it, such as <c>deployed</c>.</param>
/// <param name="Chart">The chart's name and version, such as <c>todo-list-1.0.0</c>.</param>
internal sealed record ReleaseRevision(int Revision, string Status, string Chart);
