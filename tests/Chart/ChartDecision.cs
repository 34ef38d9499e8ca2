using System.Text.RegularExpressions;

namespace Todo.Tests.Chart;

/// <summary>A place at which a template of the chart decides, and the text that decides it once for all.</summary>
/// <param name="File">The file, relative to the chart.</param>
/// <param name="Line">The line's number.</param>
/// <param name="Text">The line.</param>
/// <param name="Start">Where in the line the decision begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Instead">What takes its place.</param>
internal sealed partial record ChartDecision(string File, int Line, string Text, int Start, int Length, string Instead)
{
    // What decides, found by what stands around it, and what makes it decide always alike.
    private static readonly (Regex Place, string[] Instead)[] Kinds =
    [
        (If(), ["true", "false"]),
        (With(), ["\"\"", "($& | default \"forced\")"]),
        (Range(), ["${variables}list"]),
        (Ternary(), ["true", "false"]),
        (Default(), ["${given}", "${otherwise}"]),
        (Required(), [""]),
        (Fail(), [""]),
    ];

    /// <summary>All of them, in all templates.</summary>
    internal static IEnumerable<ChartDecision> All() =>
        from file in Directory.GetFiles(Path.Combine(ChartCopy.Original, "templates"), "*", SearchOption.AllDirectories).Order()
        from line in System.IO.File.ReadLines(file).Index()
        from kind in Kinds
        from Match place in kind.Place.Matches(line.Item)
        from instead in kind.Instead
        select new ChartDecision(
            Path.GetRelativePath(ChartCopy.Original, file), line.Index + 1, line.Item, place.Index, place.Length, place.Result(instead));

    /// <summary>How many words that decide stand in the templates.</summary>
    internal static int Words() => Directory.GetFiles(Path.Combine(ChartCopy.Original, "templates"), "*", SearchOption.AllDirectories)
        .SelectMany(file => Action().Matches(System.IO.File.ReadAllText(file)))
        .Sum(action => Word().Count(Quoted().Replace(action.Value, "")));

    /// <summary>The line with it.</summary>
    internal string Decided => Text[..Start] + Instead + Text[(Start + Length)..];

    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line} {Decided.Trim()}";

    /// <summary>Writes the chart in which it is decided.</summary>
    internal void Write(TemporaryFolder folder)
    {
        ChartCopy.Write(folder);
        var lines = System.IO.File.ReadAllLines(Path.Combine(ChartCopy.Original, File));
        lines[Line - 1] = Decided;
        folder.Write(Path.Combine("chart", File), string.Join('\n', lines) + "\n");
    }

    [GeneratedRegex(@"(?<=\{\{-? (else )?if )[^}]+?(?= -?\}\})")]
    private static partial Regex If();

    [GeneratedRegex(@"(?<=\{\{-? (else )?with )[^}]+?(?= -?\}\})")]
    private static partial Regex With();

    [GeneratedRegex(@"(?<=\{\{-? range )(?<variables>(\$\w+(, \$\w+)? := )?)[^}]+?(?= -?\}\})")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\{\{-? |\()[^{}(|]+(?= \| ternary )")]
    private static partial Regex Ternary();

    [GeneratedRegex(@"(?<=\{\{-? (\$\w+ := )?)(?<given>[^{}|]+) \| default (?<otherwise>\([^)]*\)[.\w]*|""[^""]*""|\w+)")]
    private static partial Regex Default();

    [GeneratedRegex(@"required ""[^""]*"" ")]
    private static partial Regex Required();

    [GeneratedRegex(@"(?<=\{\{-? )fail [^}]+?(?= -?\}\})")]
    private static partial Regex Fail();

    [GeneratedRegex(@"\{\{(?!-? ?/\*).*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Action();

    [GeneratedRegex(@"\b(if|with|range|ternary|default|required|fail|coalesce|empty)\b")]
    private static partial Regex Word();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
