using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>How a service takes part in a network.</summary>
/// <param name="Aliases">Further names by which the others reach it.</param>
internal sealed record ComposeNetwork(ImmutableArray<string> Aliases)
{
    /// <summary>The network that every project has.</summary>
    public const string Default = "default";
}
