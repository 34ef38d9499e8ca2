using System.Globalization;
using System.Text;
using Todo.Cli.Comparison;

namespace Todo.Cli.Picture;

/// <summary>Writes a picture in Mermaid, which GitHub draws.</summary>
internal static class MermaidWriter
{
    // Readable on a light page and on a dark one.
    private const string Styles = """
            classDef add fill:#1a7f37,color:#fff
            classDef change fill:#9a6700,color:#fff
            classDef move fill:#0969da,color:#fff
            classDef replace fill:#8250df,color:#fff
            classDef delete fill:#cf222e,color:#fff
            classDef refuse fill:#cf222e,color:#fff,stroke-width:4px

        """;

    /// <summary>The picture as text, the same for the same picture.</summary>
    internal static string Write(StackPicture picture)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var node in picture.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {node.Id}[\"{Escape(node.Title)}\"]{ClassOf(node.Change)}\n");
        }

        foreach (var edge in picture.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {edge.From} --> {edge.To}\n");
        }

        return text.Append(Styles).ToString();
    }

    private static string ClassOf(ChangeKind kind) => kind == ChangeKind.Same ? "" : $":::{kind.ToString().ToLowerInvariant()}";

    // What is more than a letter, a digit or a plain sign could be part of Mermaid's own language, of Markdown or of HTML.
    private static string Escape(string title) => string.Concat(title.EnumerateRunes().Select(sign =>
        sign.IsAscii && (char.IsAsciiLetterOrDigit((char)sign.Value) || " -_./".Contains((char)sign.Value, StringComparison.Ordinal))
            ? $"{sign}"
            : string.Create(CultureInfo.InvariantCulture, $"#{sign.Value};")));
}
