namespace Pulumi;

/// <summary>A value that comes later, with the resources it depends on; it may be unknown in a preview, and secret.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data, bool isTracked = true)
    {
        Data = data;
        if (isTracked)
            Pulumi.Deployment.Current?.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await Data).With<object?>((await Data).Value);

    /// <summary>An output of a value that a task brings.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(AwaitAsync(value));
    }

    private static async Task<OutputData<T>> AwaitAsync(Task<T> value) => OutputData<T>.Known(await value);

    /// <summary>The output of a function of the value, which is not called while the value is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    /// <summary>As above, with a function that takes its time.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    /// <summary>As above, with a function that only acts.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value);
        return default(ValueTuple);
    });

    /// <summary>As above; the result is unknown or secret if the input that the function gives is.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    /// <summary>As above; the result is unknown or secret if the output that the function gives is.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return new Output<TResult>(ApplyAsync(func));
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await Data;
        if (!data.IsKnown && Pulumi.Deployment.Current?.IsDryRun != false)
            return data.With<TResult>(default!);
        if (func(data.Value) is not { } inner)
            return data.With<TResult>(default!);
        var result = await inner.Data;
        return new(
            result.Value, data.IsKnown && result.IsKnown, data.IsSecret || result.IsSecret, data.Resources.Union(result.Resources));
    }

    /// <summary>The same output with other data.</summary>
    internal Output<T> Change(Func<OutputData<T>, OutputData<T>> change)
    {
        async Task<OutputData<T>> ChangeAsync() => change(await Data);
        return new Output<T>(ChangeAsync());
    }

    /// <summary>Only explains, and only inside of a run: the value is not there yet.</summary>
    public override string ToString()
    {
        _ = Pulumi.Deployment.Required;
        return "An Output<T> has no text of its own, because its value comes later. "
            + "Use output.Apply(value => $\"...{value}...\") or Output.Format($\"...{output}...\").";
    }
}
