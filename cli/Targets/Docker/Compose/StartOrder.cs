using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Puts services into the order in which they can start.</summary>
internal static class StartOrder
{
    /// <summary>Each service after those it needs; by name where that leaves a choice, and where two need each other.</summary>
    public static ImmutableArray<ComposeService> Of(IEnumerable<ComposeService> services)
    {
        var waiting = services.OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        var ordered = ImmutableArray.CreateBuilder<ComposeService>();
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(service => !waiting.Any(other => service.Needs.Any(need => need.Service == other.Name))) ?? waiting[0];
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered.ToImmutable();
    }
}
