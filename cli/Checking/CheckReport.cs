using System.Collections.Immutable;
using System.Text.Json;
using Spectre.Console;
using Todo.Infra.Policies;

namespace Todo.Cli.Checking;

/// <summary>What a check found, as lines for people and as JSON for programs.</summary>
/// <param name="checks">What was found in each stack, or in files.</param>
internal sealed class CheckReport(ImmutableArray<StackCheck> checks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly int Rules = AppPolicies.All.Length;

    /// <summary>Whether nothing is broken in any stack.</summary>
    internal bool Succeeded => checks.All(check => check.Succeeded);

    /// <summary>As JSON.</summary>
    internal string ToJson() => JsonSerializer.Serialize(
        new
        {
            Succeeded,
            Rules,
            Stacks = checks.Select(check => new
            {
                check.Stack,
                check.Files,
                check.Succeeded,
                check.Error,
                Violations = check.Policies.Violations.Select(violation => new
                {
                    violation.Manifest,
                    violation.Rule.Id,
                    Rule = violation.Rule.Sentence,
                    violation.Rule.Why,
                    violation.Rule.Mend,
                }),
                check.Policies.Exceptions,
                Schema = new { check.Schema.Manifests, check.Schema.Problems, check.Schema.NotChecked },
                Node = check.Node is { } node ? new { node.Fits, node.Scarcer, node.Percent, node.Cpu, node.Memory } : null,
            }),
        },
        Json);

    /// <summary>Prints the lines.</summary>
    internal void Print(IAnsiConsole console)
    {
        foreach (var check in checks)
        {
            console.WriteLine($"{check.Title}:");
            foreach (var line in LinesOf(check))
            {
                console.WriteLine($"  {line}");
            }
        }
    }

    /// <summary>The lines about a stack.</summary>
    internal static IEnumerable<string> LinesOf(StackCheck check)
    {
        if (check.Error is { } error)
        {
            return error.Split('\n').Select((line, index) => index == 0 ? $"not checked: {line}" : line);
        }

        return
        [
            check.Policies.Violations.IsEmpty
                ? $"policies: {Rules} rules, all kept"
                : $"policies: {Rules} rules, {Count(check.Policies.Violations.Length, "violation")}",
            .. check.Policies.Violations.SelectMany(LinesOf),
            check.Schema.Problems.IsEmpty
                ? $"schema: {check.Schema.Manifests} manifests, all as Kubernetes takes them"
                : $"schema: {check.Schema.Manifests} manifests, {Count(check.Schema.Problems.Length, "problem")}",
            .. check.Schema.Problems.Select(problem => $"  {problem}"),
            .. check.Schema.NotChecked.Select(manifest =>
                $"  {manifest}: not checked against a schema, as its kind is not Kubernetes' own"),
            check.Policies.Exceptions.IsEmpty ? "exceptions: none" : "exceptions:",
            .. check.Policies.Exceptions.Select(exception => $"  {exception.Manifest} from {exception.Id}: {exception.Reason}"),
            $"fits {SmallNode.Name}: {check.Node!.Answer}",
        ];
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static IEnumerable<string> LinesOf(PolicyViolation violation) =>
    [
        $"  {violation.Manifest} breaks {violation.Rule.Id}: {violation.Rule.Sentence}",
        $"    why:  {violation.Rule.Why}",
        $"    mend: {violation.Rule.Mend}",
    ];
}
