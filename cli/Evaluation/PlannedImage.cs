using System.Collections.Immutable;

namespace Todo.Cli.Evaluation;

/// <summary>A container image that the stack builds.</summary>
/// <param name="Name">The logical name, such as <c>backend</c>.</param>
/// <param name="Reference">The reference that pods run, such as <c>todo-list-backend:v1.0.0-1f0c2a9b</c>.</param>
/// <param name="Context">The build context, relative to the repository, such as <c>app-images/backend</c>.</param>
/// <param name="Dockerfile">The Dockerfile, relative to the repository.</param>
/// <param name="BuildArguments">The build arguments by name.</param>
/// <param name="Pushed">Whether the stack pushes it to a registry.</param>
public sealed record PlannedImage(
    string Name,
    string Reference,
    string Context,
    string Dockerfile,
    ImmutableSortedDictionary<string, string> BuildArguments,
    bool Pushed);
