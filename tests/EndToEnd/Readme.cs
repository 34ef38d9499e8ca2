namespace Todo.Tests.EndToEnd;

/// <summary>The commands of README.md, in the order in which they stand.</summary>
internal static class Readme
{
    private const string Fence = "```";

    // What only other machines have.
    private const string Elsewhere = "pulumi ";

    // What runs this very test; .ci/run begins with it.
    private const string Tests = "dotnet test";

    /// <summary>
    /// Those that can run on the project's own machines, word for word: of each block all before its first command of the Pulumi CLI,
    /// as what follows works on what that has made.
    /// </summary>
    internal static IReadOnlyList<string> CommandsForHere() =>
    [
        .. Blocks()
            .SelectMany(block => block.TakeWhile(command => !command.StartsWith(Elsewhere, StringComparison.Ordinal)))
            .Where(command => command != Tests),
    ];

    private static IEnumerable<List<string>> Blocks()
    {
        List<string>? block = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "README.md")))
        {
            if (block is not null && line == Fence)
            {
                yield return block;
                block = null;
            }
            else if (line == $"{Fence}sh")
            {
                block = [];
            }
            else
            {
                block?.Add(line);
            }
        }
    }
}
