using System.Text;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

/// <summary>Writes <c>docs/policies.md</c> from the rules of <c>infra/Policies</c>.</summary>
internal static class PoliciesPage
{
    private const string Begin = """
    # Policies

    Rules that every manifest keeps: in the tests, in the companion (`./todo check` tells all of them; `up`, `preview` and `render` refuse
    what breaks one), and under Pulumi, where a preview tells what breaks one and an update does not apply it. Rules about how the manifests
    fit together are judged where all of them are known, so not under Pulumi. Nor are the objects of a Helm release (`todo:delivery: chart`)
    judged there, as the provider renders them itself; the companion judges those of this repository's chart like all others.

    **An exception** is declared on the object that needs it, by an annotation in the component that makes it:

    ```yaml
    metadata:
      annotations:
        exception.todo/read-only-root: writes its cache beside its program
    ```

    It silences that rule for that object, and `./todo check` lists it with its reason. One without a reason, for a rule that there is
    not, or for one that is not broken is itself a violation.

    This page is made from `infra/Policies`; a test keeps it so.

    | id | rule | why | mend |
    | --- | --- | --- | --- |

    """;

    internal static string Of(IEnumerable<Rule> rules) =>
        new StringBuilder(Begin).AppendJoin("", rules.Select(RowOf)).ToString();

    private static string RowOf(Rule rule) => $"| `{rule.Id}` | {rule.Sentence} | {rule.Why} | {rule.Mend.TrimEnd('.')}. |\n"
        .Replace("*", "\\*", StringComparison.Ordinal);
}
