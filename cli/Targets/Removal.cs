using System.Collections.Immutable;

namespace Todo.Cli.Targets;

/// <summary>What a target removed.</summary>
/// <param name="Services">The services that were there.</param>
/// <param name="Remark">What else the user should know: what stays, or why there was nothing to remove.</param>
/// <param name="WasUp">Whether the stack was there, if only in part.</param>
internal sealed record Removal(ImmutableArray<string> Services, string Remark, bool WasUp = true)
{
    /// <summary>There was nothing to remove.</summary>
    public static Removal Nothing(string why) => new([], why, WasUp: false);
}
