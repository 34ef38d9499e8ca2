namespace Todo.Infra.Components;

/// <summary>A component that others can connect to.</summary>
public interface IEndpointOwner
{
    /// <summary>Where they connect to.</summary>
    ServiceEndpoint Endpoint { get; }
}
