using System.Collections.Immutable;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;

namespace Todo.Cli.Previews;

/// <summary>What a preview of one stack has found.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="ComparedWith">What it was compared with, for people.</param>
/// <param name="Changes">What happens to each resource.</param>
/// <param name="Check">What is wrong with the stack by itself.</param>
internal sealed record StackPreview(
    string Stack, string ComparedWith, ImmutableArray<ResourceChange> Changes, StackCheck Check)
{
    /// <summary>Whether anything changes.</summary>
    internal bool HasChanges => Changes.Any(change => change.Kind != ChangeKind.Same);

    /// <summary>The counts in one sentence; why there are none when the stack could not be previewed.</summary>
    internal string Sentence => Check.Error is null ? ChangeCount.Of(Changes).Sentence : "Not previewed: see below.";

    /// <summary>A stack that could not be previewed, and why.</summary>
    internal static StackPreview Failed(string stack, string error) => new(stack, "", [], StackCheck.Failed(stack, error));
}
