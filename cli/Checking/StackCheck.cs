using Todo.Cli.Evaluation;
using Todo.Infra.Policies;

namespace Todo.Cli.Checking;

/// <summary>What a check found in one stack.</summary>
/// <param name="Stack">The stack's name.</param>
internal sealed record StackCheck(string Stack)
{
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
    internal static StackCheck Of(Plan plan)
    {
        var manifests = plan.Manifests.ToList();
        return new StackCheck(plan.Stack)
        {
            Policies = AppPolicies.Check(manifests),
            Schema = SchemaFindings.Of(manifests),
            Node = SmallNode.Of(manifests),
        };
    }

    /// <summary>Tells that a stack could not be evaluated.</summary>
    internal static StackCheck Failed(string stack, string error) => new(stack) { Error = error };
}
