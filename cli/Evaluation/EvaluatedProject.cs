namespace Todo.Cli.Evaluation;

/// <summary>The Pulumi project that is evaluated.</summary>
/// <param name="Name">Its name, the namespace of its settings.</param>
/// <param name="Directory">The repository: the folder of its <c>Pulumi.yaml</c>.</param>
internal sealed record EvaluatedProject(string Name, string Directory);
