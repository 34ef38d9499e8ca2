namespace Pulumi;

/// <summary>An error that a resource is to blame for.</summary>
public class ResourceException : Exception
{
    /// <summary>An error with that message.</summary>
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message) => (Resource, HideStack) = (resource, hideStack);

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
