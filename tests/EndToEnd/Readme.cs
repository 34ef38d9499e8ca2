namespace Todo.Tests.EndToEnd;

/// <summary>The commands of README.md, in the order in which they stand.</summary>
internal static class Readme
{
    private const string Fence = "```";

    // What only other machines have; everything else on the page is run.
    private static readonly string[] Elsewhere = ["pulumi"];

    /// <summary>Every command, word for word.</summary>
    internal static IReadOnlyList<string> Commands() => [.. Blocks().SelectMany(block => block)];

    /// <summary>Those that can run on the project's own machines.</summary>
    internal static IReadOnlyList<string> CommandsForHere() => [.. Commands().Where(command => !Elsewhere.Contains(command.Split(' ')[0]))];

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
