using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>Values as helm takes them: by name, which begins with a small letter, and without what is not set.</summary>
internal static class ChartValueMap
{
    /// <summary>Those that anybody may see.</summary>
    internal static ImmutableSortedDictionary<string, object> PlainOf(object values) => Set(values)
        .Where(pair => pair.Value is not Output<string>)
        .ToImmutableSortedDictionary(pair => pair.Key, pair => Plain(pair.Value), StringComparer.Ordinal);

    /// <summary>The secret ones.</summary>
    internal static ImmutableSortedDictionary<string, Output<string>> SecretsOf(TodoChartValues values) => Set(values)
        .Where(pair => pair.Value is Output<string>)
        .ToImmutableSortedDictionary(pair => pair.Key, pair => (Output<string>)pair.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, object>> Set(object values) =>
        from property in values.GetType().GetProperties()
        let value = property.GetValue(values)
        where value is not null
        select KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), value);

    private static object Plain(object value) => value switch
    {
        string or bool or int or IDictionary => value,
        Quantity quantity => quantity.Text,
        LogLevel level => TodoKeys.WordOf(level),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        Output<TodoChartImages> images => images.Apply(known => (object)PlainOf(known)),
        _ => PlainOf(value),
    };
}
