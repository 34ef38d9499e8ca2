namespace Pulumi.Testing;

/// <summary>Answers in the place of the Pulumi engine.</summary>
public interface IMocks
{
    /// <summary>A resource is created: gives its id and its state, by the outputs' names.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A function of a provider is called: gives its result.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>A component says what it gives.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
