using System.Collections.Immutable;

namespace Todo.Tests.Sdk;

/// <summary>Writes what a mock is given as one line, with maps in the order of their keys.</summary>
internal static class PlainText
{
    public static string Of(object value) => value switch
    {
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Entry))}}}",
        ImmutableArray<object> list => $"[{string.Join(", ", list.Select(Of))}]",
        _ => $"{value}",
    };

    private static string Entry(KeyValuePair<string, object> entry) => $"{entry.Key}: {Of(entry.Value)}";
}
