using System.Collections;
using System.Text.Json.Nodes;

namespace Todo.Cli.Evaluation;

/// <summary>Turns what a mock is given into JSON whose keys always come in the same order.</summary>
internal static class ManifestJson
{
    // The order in which people read a manifest; what is not named follows by the alphabet.
    private static readonly string[] FirstKeys = ["apiVersion", "kind", "metadata", "name"];

    /// <summary>An object.</summary>
    internal static JsonObject From(IReadOnlyDictionary<string, object> values) => From((IDictionary)values);

    private static JsonObject From(IDictionary values)
    {
        var result = new JsonObject();
        foreach (var key in values.Keys.Cast<string>().OrderBy(Rank).ThenBy(key => key, StringComparer.Ordinal))
        {
            result[key] = NodeOf(values[key]);
        }

        return result;
    }

    private static int Rank(string key) => Array.IndexOf(FirstKeys, key) is >= 0 and var rank ? rank : FirstKeys.Length;

    private static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create((long)number),
        // Every number crosses Pulumi's wire as a double; a manifest's are whole.
        double number when number == Math.Floor(number) && Math.Abs(number) < 1L << 53 => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        IDictionary map => From(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(NodeOf)]),
        _ => throw new NotSupportedException($"A manifest holds no {value.GetType().Name}."),
    };
}
