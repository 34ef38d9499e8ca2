using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Infra.Policies;

namespace Todo.Cli.Checking;

/// <summary>Keeps a plan that breaks a policy from being carried out or handed on.</summary>
internal static class Refusal
{
    /// <summary>The plan itself, which keeps every policy.</summary>
    /// <exception cref="UserError">It breaks one; all violations are told.</exception>
    internal static Plan OrRefuse(this Plan plan)
    {
        var violations = AppPolicies.Check(plan.Manifests).Violations;
        return violations.IsEmpty ? plan : throw new UserError(
            ExitCodes.Failed,
            $"The manifests of stack {plan.Stack} break {violations.Length} rules of infra/Policies; nothing was touched.\n"
            + $"  {string.Join("\n  ", violations)}\n"
            + $"Why the rules are there: ./todo check --stack {plan.Stack}");
    }
}
