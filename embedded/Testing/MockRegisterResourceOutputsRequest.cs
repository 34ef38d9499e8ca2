using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>What a component gives.</summary>
public class MockRegisterResourceOutputsRequest
{
    /// <summary>Takes the component's URN and its outputs.</summary>
    public MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs) =>
        (Urn, Outputs) = (urn, outputs);

    /// <summary>The component's URN.</summary>
    public string Urn { get; }

    /// <summary>The outputs, by name.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; }
}
