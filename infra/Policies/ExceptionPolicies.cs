using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>
/// Exceptions from rules, and the rules about them. An annotation <c>exception.todo/ID: reason</c> on an object silences the rule of that
/// id for that object alone.
/// </summary>
internal static class ExceptionPolicies
{
    private static readonly Rule Reasoned = new(
        "exception-reason",
        "says why it is an exception",
        "Without a reason nobody can tell later whether the exception is still needed.",
        "Write the reason as the value of the annotation");

    private static readonly Rule Known = new(
        "exception-known",
        "is an exception from a rule that there is",
        "A mistyped exception silences nothing, and looks as if it did.",
        "Write the id of a rule of docs/policies.md after the slash of the annotation");

    private static readonly Rule Needed = new(
        "exception-needed",
        "is an exception from a rule that it breaks",
        "An exception that outlives its cause lets the next mistake pass.",
        "Remove the annotation");

    internal static readonly ImmutableArray<Rule> All = [Reasoned, Known, Needed];

    /// <summary>The exceptions that an object declares.</summary>
    /// <param name="manifest">The object.</param>
    /// <param name="name">How it is called in a message.</param>
    internal static IEnumerable<PolicyException> DeclaredBy(JsonObject manifest, string name) =>
        from annotation in At(manifest, "metadata", "annotations") as JsonObject ?? []
        where annotation.Key.StartsWith(Names.ExceptionPrefix, StringComparison.Ordinal)
        let reason = UnknownValue.Refuse(annotation.Value)?.ToString().Trim() ?? string.Empty
        select new PolicyException(name, annotation.Key[Names.ExceptionPrefix.Length..], reason);

    /// <summary>What an exception itself breaks.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="judged">Whether its object breaks a rule, by the rule's id; <see langword="null"/> when that is not known here.</param>
    internal static IEnumerable<PolicyViolation> BrokenBy(PolicyException exception, IReadOnlyDictionary<string, bool?> judged)
    {
        var isKnown = judged.TryGetValue(exception.Id, out var isBroken);
        if (!isKnown)
        {
            yield return Violation(exception, Known, Nearest.To(exception.Id, judged.Keys) is { } near ? $"; did you mean {near}?" : ".");
        }
        else if (exception.Reason.Length == 0)
        {
            yield return Violation(exception, Reasoned, ".");
        }
        else if (isBroken == false)
        {
            yield return Violation(exception, Needed, ".");
        }
    }

    private static PolicyViolation Violation(PolicyException exception, Rule rule, string end) =>
        new(exception.Manifest, rule with { Mend = $"{rule.Mend} {Names.ExceptionPrefix}{exception.Id}{end}" });
}
