namespace Pulumi.Serialization;

/// <summary>Settles one output of a resource once the resource is registered.</summary>
internal sealed class OutputSource<T>(Resource resource) : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new();

    // The registration is what the run waits for: a resource whose constructor fails never gets that far.
    public Output<T> CreateOutput() => new(_source.Task, isTracked: false);

    public void Complete(string path, OutputData<object?> data) => _source.TrySetResult(new(
        (T)Converter.Convert(path, data.Value, typeof(T))!, data.IsKnown, data.IsSecret, data.Resources.Add(resource)));

    public void CompleteWithDefault(bool isKnown) => _source.TrySetResult(new(default!, isKnown, false, [resource]));

    public void Fail(Exception exception) => _source.TrySetException(exception);
}
