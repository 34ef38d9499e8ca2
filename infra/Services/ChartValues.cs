namespace Todo.Infra.Services;

/// <summary>Nested values of a chart, as Pulumi takes them.</summary>
internal static class ChartValues
{
    /// <summary>An object.</summary>
    internal static Dictionary<string, object> Map(params IEnumerable<(string Key, object Value)> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>A list.</summary>
    internal static object[] List(params IEnumerable<object> items) => [.. items];
}
