using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map argument, whose values may be outputs, and which may be an output as a whole.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;

    /// <summary>An empty map.</summary>
    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items)
        : base(All(items)) => _items = items;

    private static Output<ImmutableDictionary<string, TValue>> All(Output<ImmutableDictionary<string, Input<TValue>>> items) =>
        items.Apply(map => Output.All(map.Values)
            .Apply(values => map.Keys.Zip(values).ToImmutableDictionary(pair => pair.First, pair => pair.Second)));

    /// <summary>Adds a value under a key that is not there yet.</summary>
    public void Add(string key, Input<TValue> value) => Change(_items.Apply(map => map.Add(key, value)));

    /// <summary>Adds the values of another map.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds the values of another map.</summary>
    public void AddRange(InputMap<TValue> values) =>
        Change(Output.Tuple(_items, values._items).Apply(maps => maps.Item1.AddRange(maps.Item2)));

    /// <summary>Adds a value under a key that is not there yet.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A new map with the values of both; the second wins where both have a key.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._items, second._items).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    private void Change(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        Value = All(items);
    }

    private static InputMap<TValue> From<TMap>(Output<TMap> values)
        where TMap : IEnumerable<KeyValuePair<string, TValue>> =>
        new(values.Apply(map => map.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value)));

#pragma warning disable CS1591 // Conversions explain themselves.
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => From(Output.Create(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => From(Output.Create(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => From(values);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => From(values);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => From(values);
#pragma warning restore CS1591

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("The values of an InputMap come later: enumerate it with 'await foreach'.");

    /// <summary>The values, one by one; none while the map is unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _items.Data;
        foreach (var (key, value) in data.IsKnown ? data.Value : [])
            yield return value.Apply(plain => KeyValuePair.Create(key, plain));
    }
}
