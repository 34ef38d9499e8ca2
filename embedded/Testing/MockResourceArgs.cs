using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that is created.</summary>
public class MockResourceArgs
{
    /// <summary>The type's token.</summary>
    public string? Type { get; set; }

    /// <summary>The resource's name.</summary>
    public string? Name { get; set; }

    /// <summary>The arguments that have a value and are known.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The provider's URN and id, or empty for the default one.</summary>
    public string? Provider { get; set; }
}
