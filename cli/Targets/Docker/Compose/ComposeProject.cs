using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>What Docker Compose is told to run for a stack.</summary>
/// <param name="Name">The project's name: the prefix of everything it makes.</param>
/// <param name="Services">One per workload, each after those it needs.</param>
/// <param name="Volumes">The named volumes, which outlive <c>down</c>.</param>
internal sealed record ComposeProject(string Name, ImmutableArray<ComposeService> Services, ImmutableArray<string> Volumes)
{
    /// <summary>The name of the project of a stack.</summary>
    public static string NameOf(string stack) => $"todo-{stack}";
}
