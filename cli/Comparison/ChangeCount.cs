using System.Collections.Immutable;

namespace Todo.Cli.Comparison;

/// <summary>How many resources are changed in which way.</summary>
internal sealed record ChangeCount(int Add, int Change, int Move, int Replace, int Delete, int Refuse, int Same)
{
    /// <summary>Counts changes.</summary>
    internal static ChangeCount Of(IEnumerable<ResourceChange> changes)
    {
        var count = changes.Where(change => change.IsResource).CountBy(change => change.Kind).ToDictionary();
        int Number(ChangeKind kind) => count.GetValueOrDefault(kind);
        return new ChangeCount(
            Number(ChangeKind.Add), Number(ChangeKind.Change), Number(ChangeKind.Move), Number(ChangeKind.Replace),
            Number(ChangeKind.Delete), Number(ChangeKind.Refuse), Number(ChangeKind.Same));
    }

    /// <summary>The counts in one sentence.</summary>
    internal string Sentence => this with { Same = 0 } == new ChangeCount(0, 0, 0, 0, 0, 0, 0)
        ? $"No changes; {Same} resources stay as they are."
        : $"{Add} to add, {Change} to change, {(Move > 0 ? $"{Move} to move, " : "")}{Replace} to replace, {Delete} to delete; "
            + $"{Same} stay as they are.{Refused}";

    /// <summary>The counts of what changes, in a few words.</summary>
    internal string Brief => string.Join(", ", new[]
    {
        (Add, "to add"), (Change, "to change"), (Move, "to move"), (Replace, "to replace"), (Delete, "to delete"), (Refuse, "refused"),
    }.Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {count.Item2}"));

    /// <summary>The same as the difference of two stacks.</summary>
    internal string Comparison(string one, string other) => this with { Same = 0 } == new ChangeCount(0, 0, 0, 0, 0, 0, 0)
        ? $"No difference; {Same} resources are the same."
        : $"{Add} only in {other}, {Delete} only in {one}, {Change} differ; {Same} are the same.";

    private string Refused => Refuse == 0 ? ""
        : $"\nThe update will be refused: {Refuse} protected {(Refuse == 1 ? "resource" : "resources")} would be replaced or deleted.";
}
