namespace Pulumi.Serialization;

/// <summary>Settles one output of a resource once the resource is registered.</summary>
internal interface IOutputSource
{
    void Complete(string path, OutputData<object?> data);

    void CompleteWithDefault(bool isKnown);

    void Fail(Exception exception);
}
