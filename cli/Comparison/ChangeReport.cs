using System.Collections.Immutable;
using Spectre.Console;

namespace Todo.Cli.Comparison;

/// <summary>Prints what changes as a tree by component; what stays as it is only counts.</summary>
internal static class ChangeReport
{
    private const string Indent = "  ";

    /// <summary>Prints the changes.</summary>
    internal static void Print(IAnsiConsole console, string stack, string comparedWith, ImmutableArray<ResourceChange> changes) =>
        Print(console, stack, comparedWith, changes, ChangeCount.Of(changes).Sentence);

    /// <summary>Prints the changes, and a sentence about them.</summary>
    internal static void Print(
        IAnsiConsole console, string stack, string comparedWith, ImmutableArray<ResourceChange> changes, string sentence)
    {
        console.WriteLine($"Stack {stack}, compared with {comparedWith}:");
        var folded = FoldedChanges.Of(changes);
        foreach (var alike in folded.Alike)
        {
            console.MarkupLineInterpolated($"{Indent}[yellow]~[/] {alike.ToString()}");
        }

        var tree = new ChangeTree(folded.Rest);
        foreach (var line in tree.Roots.SelectMany(tree.LinesOf))
        {
            PrintOne(console, line);
        }

        console.WriteLine(sentence);
    }

    private static void PrintOne(IAnsiConsole console, ChangeLine line)
    {
        var indent = string.Concat(Enumerable.Repeat(Indent, line.Depth + 1));
        if (line.Kind is { } kind)
        {
            console.MarkupLineInterpolated($"{indent}[{ColourOf(kind)}]{line.Sign}[/] {line.Text}[dim]{line.Suffix}[/]");
        }
        else
        {
            console.WriteLine($"{indent}{Indent}{Indent}{line.Text}");
        }
    }

    private static string ColourOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Add => "green",
        ChangeKind.Change => "yellow",
        ChangeKind.Move => "blue",
        ChangeKind.Replace => "magenta",
        ChangeKind.Delete or ChangeKind.Refuse => "red",
        _ => "default",
    };
}
