using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker;

/// <summary>A program that this machine lacks, and how to get it.</summary>
/// <param name="Name">Its name, as people say it.</param>
/// <param name="Packages">The Debian packages that bring it.</param>
/// <param name="WithoutApt">What to do on a machine without Debian packages.</param>
internal sealed record MissingProgram(string Name, ImmutableArray<string> Packages, string WithoutApt)
{
    /// <summary>Packages that are needed as well, in the releases that have them.</summary>
    public ImmutableArray<string> PackagesOfSomeReleases { get; init; } = [];

    /// <summary>What else to run after an installation by hand; lines that each begin with a line break.</summary>
    public string AfterwardsByHand { get; init; } = "";
}
