using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list argument, whose items may be outputs, and which may be an output as a whole.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;

    /// <summary>An empty list.</summary>
    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items)
        : base(All(items)) => _items = items;

    private static Output<ImmutableArray<T>> All(Output<ImmutableArray<Input<T>>> items) => items.Apply(inputs => Output.All(inputs));

    /// <summary>Appends items.</summary>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Appends the items of another list.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends the items of another list.</summary>
    public void AddRange(InputList<T> inputs)
    {
        _items = Joined(inputs);
        Value = All(_items);
    }

    /// <summary>A new list with the items of both.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(other));

    private Output<ImmutableArray<Input<T>>> Joined(InputList<T> other) =>
        Output.Tuple(_items, other._items).Apply(lists => lists.Item1.AddRange(lists.Item2));

    private static InputList<T> From(IEnumerable<Input<T>> items) => new(Output.Create(items.ToImmutableArray()));

    private static InputList<T> From(Output<IEnumerable<T>> items) =>
        new(items.Apply(values => values.Select(value => (Input<T>)value).ToImmutableArray()));

#pragma warning disable CS1591 // Conversions explain themselves.
    public static implicit operator InputList<T>(T value) => From([value]);

    public static implicit operator InputList<T>(Output<T> value) => From([value]);

    public static implicit operator InputList<T>(Input<T> value) => From([value]);

    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => From(values);

    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(Output<T[]> values) => From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputList<T>(Output<List<T>> values) => From(values.Apply(items => items.AsEnumerable()));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => From(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => From(values.Apply(items => items.AsEnumerable()));
#pragma warning restore CS1591

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("The items of an InputList come later: enumerate it with 'await foreach'.");

    /// <summary>The items, one by one; none while the list is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _items.Data;
        foreach (var item in data.IsKnown ? data.Value : [])
            yield return item;
    }
}
