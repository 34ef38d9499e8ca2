using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs, for tests.</summary>
public static class OutputUtilities
{
    /// <summary>An output that a preview does not know.</summary>
    public static Output<T> CreateUnknown<T>(T value) => Output.Create(value).Change(data => data with { IsKnown = false });

    /// <summary>Whether the output is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data).IsKnown;

    /// <summary>The value; the default for an unknown one.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output) => await output.Data is { IsKnown: true } data ? data.Value : default!;

    /// <summary>The resources that the output depends on.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.Data).Resources;
}
