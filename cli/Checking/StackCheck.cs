using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Infra.Policies;

namespace Todo.Cli.Checking;

/// <summary>What a check found in one stack, or in manifests that somebody wrote.</summary>
/// <param name="Stack">The stack's name; <see langword="null"/> for files.</param>
/// <param name="Files">The files and folders, as they were named; none for a stack.</param>
internal sealed record StackCheck(string? Stack, ImmutableArray<string> Files)
{
    /// <summary>What it is about, as people are told it.</summary>
    internal string Title => Stack is null
        ? $"Files {string.Join(", ", Files.Select(file => file == ManifestFiles.StandardInput ? "(standard input)" : file))}"
        : $"Stack {Stack}";

    /// <summary>Why it could not be evaluated, such as the mistakes in its settings; <see langword="null"/> when it could.</summary>
    internal string? Error { get; private init; }

    /// <summary>What breaks a policy, and what is excused.</summary>
    internal PolicyFindings Policies { get; private init; } = new([], []);

    /// <summary>What the API schema does not take.</summary>
    internal SchemaFindings Schema { get; private init; } = new(0, [], []);

    /// <summary>Whether it fits on a small node: a statement, which nothing depends on.</summary>
    internal SmallNode? Node { get; private init; }

    /// <summary>Whether it was evaluated and nothing is broken.</summary>
    internal bool Succeeded => Error is null && Policies.Violations.IsEmpty && Schema.Problems.IsEmpty;

    /// <summary>Checks what was evaluated.</summary>
    internal static StackCheck Of(Plan plan) => new StackCheck(plan.Stack, []).With([.. plan.Manifests]);

    /// <summary>Tells that a stack could not be evaluated.</summary>
    internal static StackCheck Failed(string stack, string error) => new(stack, []) { Error = error };

    /// <summary>Checks what files hold.</summary>
    internal static StackCheck OfFiles(ImmutableArray<string> files, IReadOnlyList<JsonObject> manifests) =>
        new StackCheck(null, files).With(manifests);

    /// <summary>Tells that files hold no manifests.</summary>
    internal static StackCheck FailedFiles(ImmutableArray<string> files, string error) => new(null, files) { Error = error };

    private StackCheck With(IReadOnlyList<JsonObject> manifests) => this with
    {
        Policies = AppPolicies.Check(manifests),
        Schema = SchemaFindings.Of(manifests),
        Node = SmallNode.Of(manifests),
    };
}
