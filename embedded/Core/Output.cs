using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Makes outputs, and combines them.</summary>
public static class Output
{
    /// <summary>An output of a plain value.</summary>
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData<T>.Known(value)));

    /// <summary>An output of a value that a task brings.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret output of a plain value.</summary>
    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Create(value));

    /// <summary>A secret output of a value that a task brings.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Create(value));

    /// <summary>The same output, secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value) => value.Change(data => data with { IsSecret = true });

    /// <summary>The same output, no longer secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => output.Change(data => data with { IsSecret = false });

    /// <summary>Whether the output is secret.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data).IsSecret;

    /// <summary>All values in one array: unknown if one is unknown, secret if one is secret.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => input.ToOutput()));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        Combine([.. outputs], values => values.Select(value => (T)value!).ToImmutableArray());

    /// <summary>Fills the holes of an interpolated string, which may hold inputs and outputs.</summary>
    public static Output<string> Format(FormattableString formattableString) => Combine(
        [.. formattableString.GetArguments().Select(AsOutput)],
        values => string.Format(null, formattableString.Format, values));

    private static IOutput AsOutput(object? value) => value switch
    {
        IInput input => input.ToOutput(),
        IOutput output => output,
        _ => Create(value),
    };

    /// <summary>Both values in one tuple: unknown if one is unknown, secret if one is secret.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Combine([item1.ToOutput(), item2.ToOutput()], values => ((T1)values[0]!, (T2)values[1]!));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) => Tuple((Input<T1>)item1, (Input<T2>)item2);

    private static Output<T> Combine<T>(IOutput[] outputs, Func<object?[], T> combine) => new(CombineAsync(outputs, combine));

    private static async Task<OutputData<T>> CombineAsync<T>(IOutput[] outputs, Func<object?[], T> combine)
    {
        var data = new OutputData<object?>[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
            data[i] = await outputs[i].GetDataAsync();
        var isKnown = data.All(item => item.IsKnown);
        return new(
            isKnown ? combine([.. data.Select(item => item.Value)]) : default!,
            isKnown,
            data.Any(item => item.IsSecret),
            [.. data.SelectMany(item => item.Resources)]);
    }
}
