using System.Collections.Immutable;

namespace Todo.Infra.Policies;

/// <summary>What a check of manifests found.</summary>
/// <param name="Violations">What breaks a rule; empty when all is well.</param>
/// <param name="Exceptions">The exceptions that are declared.</param>
public sealed record PolicyFindings(ImmutableArray<PolicyViolation> Violations, ImmutableArray<PolicyException> Exceptions);
