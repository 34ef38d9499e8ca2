using System.Collections.Immutable;
using Spectre.Console;

namespace Todo.Cli.Comparison;

/// <summary>Prints what changes as a tree by component; what stays as it is only counts.</summary>
internal static class ChangeReport
{
    private const string Indent = "  ";

    /// <summary>Prints the changes.</summary>
    internal static void Print(IAnsiConsole console, string stack, string comparedWith, ImmutableArray<ResourceChange> changes)
    {
        console.WriteLine($"Stack {stack}, compared with {comparedWith}:");
        var children = changes.ToLookup(change => change.Resource.ParentUrn);
        foreach (var change in children[null])
        {
            PrintBelow(console, change, children, depth: 1);
        }

        console.WriteLine(Summary(changes));
    }

    private static void PrintBelow(IAnsiConsole console, ResourceChange change, ILookup<string?, ResourceChange> children, int depth)
    {
        if (!Changes(change, children))
        {
            return;
        }

        PrintOne(console, change, depth);
        foreach (var child in children[change.Resource.Urn])
        {
            PrintBelow(console, child, children, depth + 1);
        }
    }

    private static bool Changes(ResourceChange change, ILookup<string?, ResourceChange> children) =>
        change.Kind != ChangeKind.Same || children[change.Resource.Urn].Any(child => Changes(child, children));

    private static void PrintOne(IAnsiConsole console, ResourceChange change, int depth)
    {
        var indent = string.Concat(Enumerable.Repeat(Indent, depth));
        var (sign, colour) = SignOf(change.Kind);
        var consequence = change.Consequence is { } text ? $"  ({text})" : string.Empty;
        console.MarkupLineInterpolated($"{indent}[{colour}]{sign}[/] {TitleOf(change)}[dim]{consequence}[/]");
        foreach (var field in change.Fields)
        {
            console.WriteLine($"{indent}{Indent}{Indent}{field.Path}: {field.Before ?? "(none)"} -> {field.After ?? "(none)"}");
        }
    }

    private static string TitleOf(ResourceChange change)
    {
        var type = change.Resource.Type.Split(':')[^1];
        return change.Resource.IsManifest ? $"{type} {change.Resource.Inputs["metadata"]!["name"]}" : $"{type} {change.Resource.Name}";
    }

    private static (string Sign, string Colour) SignOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Add => ("+", "green"),
        ChangeKind.Change => ("~", "yellow"),
        ChangeKind.Replace => ("+-", "magenta"),
        ChangeKind.Delete => ("-", "red"),
        _ => (" ", "default"),
    };

    private static string Summary(ImmutableArray<ResourceChange> changes)
    {
        int Count(ChangeKind kind) => changes.Count(change => change.Kind == kind && IsResource(change));
        return changes.All(change => change.Kind == ChangeKind.Same)
            ? $"No changes; {Count(ChangeKind.Same)} resources stay as they are."
            : $"{Count(ChangeKind.Add)} to add, {Count(ChangeKind.Change)} to change, "
                + $"{Count(ChangeKind.Replace)} to replace, {Count(ChangeKind.Delete)} to delete; "
                + $"{Count(ChangeKind.Same)} stay as they are.";
    }

    // A component is a name for what is in it, which counts itself.
    private static bool IsResource(ResourceChange change) => !change.Resource.Type.StartsWith("todo:component:", StringComparison.Ordinal);
}
