using System.Collections.Immutable;

namespace Todo.Cli.Evaluation;

/// <summary>What Pulumi is told about a resource besides its inputs.</summary>
/// <param name="Provider">The name of the provider that makes it; <see langword="null"/> for the default one.</param>
/// <param name="DependsOn">What has to be there first, as type and name, in alphabetical order.</param>
/// <param name="Protect">Whether it may be deleted only when it has been unprotected.</param>
/// <param name="RetainOnDelete">Whether the real thing stays when the resource is deleted.</param>
/// <param name="CreateTimeout">How long it may take to make it; <see langword="null"/> for the provider's own limit.</param>
/// <param name="UpdateTimeout">How long it may take to change it; <see langword="null"/> for the provider's own limit.</param>
public sealed record PlannedOptions(
    string? Provider,
    ImmutableArray<string> DependsOn,
    bool Protect,
    bool RetainOnDelete,
    TimeSpan? CreateTimeout,
    TimeSpan? UpdateTimeout)
{
    /// <summary>Nothing besides.</summary>
    public static readonly PlannedOptions None = new(null, [], Protect: false, RetainOnDelete: false, null, null);
}
