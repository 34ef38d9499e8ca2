using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs, for tests.</summary>
public static class OutputUtilities
{
    /// <summary>An output that a preview does not know.</summary>
    public static Output<T> CreateUnknown<T>(T value) => Output.Create(value).Change(data => data with { IsKnown = false });

    /// <summary>An unknown output; outside of a preview the factory makes its value.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => CreateUnknown<T>(default(T)!).Apply(_ => valueFactory());

    /// <summary>The same output, which depends on a resource as well.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) =>
        output.Change(data => data with { Resources = data.Resources.Add(resource) });

    /// <summary>Whether the output is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data).IsKnown;

    /// <summary>The value; the default for an unknown one.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output) => await output.Data is { IsKnown: true } data ? data.Value : default!;

    /// <summary>The resources that the output depends on.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.Data).Resources;
}
