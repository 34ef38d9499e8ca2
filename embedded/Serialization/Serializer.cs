using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns arguments into plain values: bool, double, string, resources, immutable arrays and dictionaries.
/// What is unknown or secret inside of a value makes the whole value so.
/// </summary>
internal static class Serializer
{
    public static Task<OutputData<object?>> SerializeAsync(string path, object? value) => value switch
    {
        null or bool or double or string or Resource or ValueTuple => Plain(path, value),
        int number => Known((double)number),
        IEnumValue choice => Known(choice.Value),
        Enum number when number.GetTypeCode() == TypeCode.Int32 => Known((double)(int)value),
        JsonElement json => Known(FromJson(json)),
        IUnion union => SerializeAsync(path, union.Value),
        IInput input => SerializeOutputAsync(path, input.ToOutput()),
        IOutput output => SerializeOutputAsync(path, output),
        InputArgs args => SerializeArgsAsync(path, args),
        IDictionary map => SerializeMapAsync(path, map),
        IList list => SerializeListAsync(path, list),
        Task => throw new InvalidOperationException($"{path} is a Task, which is no argument: wrap it in Output.Create."),
        _ => throw new InvalidOperationException($"{path} is a {value.GetType()}, which is not supported as an argument."),
    };

    private static Task<OutputData<object?>> Known(object? value) => Task.FromResult(OutputData<object?>.Known(value));

    private static Task<OutputData<object?>> Plain(string path, object? value) => value switch
    {
        ValueTuple => Known(null),
        Resource resource => SerializeResourceAsync(path, resource),
        _ => Known(value),
    };

    private static async Task<OutputData<object?>> SerializeResourceAsync(string path, Resource resource)
    {
        var urn = await SerializeAsync(path, resource.Urn);
        return urn with { Value = resource, Resources = urn.Resources.Add(resource) };
    }

    private static async Task<OutputData<object?>> SerializeOutputAsync(string path, IOutput output)
    {
        var data = await output.GetDataAsync();
        if (!data.IsKnown)
            return data with { Value = null };
        var value = await SerializeAsync(path, data.Value);
        return new(value.Value, value.IsKnown, data.IsSecret || value.IsSecret, data.Resources.Union(value.Resources));
    }

    private static async Task<OutputData<object?>> SerializeArgsAsync(string path, InputArgs args) =>
        Join(await SerializeMembersAsync(path, await args.ToDictionaryAsync()));

    private static async Task<OutputData<object?>> SerializeMapAsync(string path, IDictionary map) =>
        Join(await SerializeMembersAsync(path, Members(path, map)));

    /// <summary>The members of a map.</summary>
    public static Dictionary<string, object?> Members(string path, IDictionary map)
    {
        var members = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in map)
        {
            var key = entry.Key as string
                ?? throw new InvalidOperationException($"{path} has a {entry.Key.GetType()} as key: only text is allowed.");
            members[key] = entry.Value;
        }

        return members;
    }

    /// <summary>Serializes every member for itself.</summary>
    public static async Task<Dictionary<string, OutputData<object?>>> SerializeMembersAsync(
        string path, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var result = new Dictionary<string, OutputData<object?>>();
        foreach (var (key, value) in members)
            result[key] = await SerializeAsync($"{path}.{key}", value);
        return result;
    }

    // A member without a value is left out, as if it had not been there.
    private static OutputData<object?> Join(Dictionary<string, OutputData<object?>> members) => Combine(
        members.Values,
        members.Where(member => member.Value is { IsKnown: true, Value: not null })
            .ToImmutableDictionary(member => member.Key, member => member.Value.Value!));

    private static async Task<OutputData<object?>> SerializeListAsync(string path, IList list)
    {
        var items = new List<OutputData<object?>>();
        foreach (var item in IsDefault(list) ? Array.Empty<object>() : list)
            items.Add(await SerializeAsync($"{path}[{items.Count}]", item));
        return Combine(items, items.Select(item => item.Value!).ToImmutableArray());
    }

    private static bool IsDefault(IList list) =>
        list is IStructuralEquatable equatable && equatable.Equals(null, EqualityComparer<object>.Default);

    private static OutputData<object?> Combine(IReadOnlyCollection<OutputData<object?>> parts, object value)
    {
        var isKnown = parts.All(part => part.IsKnown);
        return new(isKnown ? value : null, isKnown, parts.Any(part => part.IsSecret), [.. parts.SelectMany(part => part.Resources)]);
    }

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(item => FromJson(item)!).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .ToImmutableDictionary(member => member.Name, member => FromJson(member.Value)!),
        _ => null,
    };
}
