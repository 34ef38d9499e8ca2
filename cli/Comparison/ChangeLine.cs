namespace Todo.Cli.Comparison;

/// <summary>A line of the tree of changes.</summary>
/// <param name="Depth">How deep it is in the tree.</param>
/// <param name="Kind">What happens to the resource that it is about; <see langword="null"/> for a line that says more about one.</param>
/// <param name="Text">What it says.</param>
/// <param name="Remark">What that causes; empty for nothing.</param>
internal sealed record ChangeLine(int Depth, ChangeKind? Kind, string Text, string Remark)
{
    /// <summary>What that causes, as it stands behind the text.</summary>
    internal string Suffix => Remark.Length == 0 ? "" : $"  ({Remark})";

    /// <summary>The sign that stands for what happens.</summary>
    internal string Sign => Kind switch
    {
        ChangeKind.Add => "+",
        ChangeKind.Change => "~",
        ChangeKind.Move => ">",
        ChangeKind.Replace => "+-",
        ChangeKind.Delete => "-",
        ChangeKind.Refuse => "!",
        _ => " ",
    };
}
