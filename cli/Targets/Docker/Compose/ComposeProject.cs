using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>What Docker Compose is told to run for a stack: the content of its file, by Compose's own names.</summary>
/// <param name="Services">The containers by name, each after those it needs.</param>
/// <param name="Volumes">The named volumes, which outlive <c>down</c>.</param>
internal sealed record ComposeProject(
    OrderedDictionary<string, ComposeService> Services, ImmutableSortedDictionary<string, ComposeVolume> Volumes)
{
    /// <summary>The name of the project of a stack: the prefix of everything that Compose makes for it.</summary>
    public static string NameOf(string stack) => $"todo-{stack}";
}
