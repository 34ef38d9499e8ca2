namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Puts services into the order in which they can start.</summary>
internal static class StartOrder
{
    /// <summary>Each service after those it needs; by name where that leaves a choice, and where two need each other.</summary>
    public static OrderedDictionary<string, ComposeService> Of(IEnumerable<KeyValuePair<string, ComposeService>> services)
    {
        var waiting = services.OrderBy(service => service.Key, StringComparer.Ordinal).ToList();
        var ordered = new OrderedDictionary<string, ComposeService>();
        while (waiting.Count > 0)
        {
            var free = waiting.FindIndex(service => !waiting.Any(other => service.Value.DependsOn.ContainsKey(other.Key)));
            var next = waiting[Math.Max(free, 0)];
            waiting.Remove(next);
            ordered.Add(next.Key, next.Value);
        }

        return ordered;
    }
}
