using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A function of a provider that is called.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The provider's URN and id, or empty for the default one.</summary>
    public string? Provider { get; set; }
}
