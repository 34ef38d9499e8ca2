using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Todo.Tests.Structure;

/// <summary>A C# file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">The namespace of its types; empty for a file of statements.</param>
/// <param name="Usings">The namespaces that it uses.</param>
/// <param name="Code">Its text without comments, strings and the names of namespaces.</param>
internal sealed partial record Source(string Name, string Namespace, ImmutableArray<string> Usings, string Code)
{
    /// <summary>Reads a file.</summary>
    internal static Source Read(string path)
    {
        var text = File.ReadAllText(path);
        return new Source(
            Path.GetFileName(path),
            NamespaceOf().Match(text).Groups["name"].Value,
            [.. UsingsOf().Matches(text).Select(match => match.Groups["name"].Value)],
            Names().Replace(NotCode().Replace(text, " "), " "));
    }

    /// <summary>Whether it can name the types of a namespace: it uses it, or is in it or below it.</summary>
    internal bool Sees(string other) => Usings.Contains(other) || $"{Namespace}.".StartsWith($"{other}.", StringComparison.Ordinal);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingsOf();

    [GeneratedRegex(@"^(using|namespace)\b[^;]*;", RegexOptions.Multiline)]
    private static partial Regex Names();

    // Comments; raw, verbatim and plain strings; characters. What stands between the braces of an interpolated string goes with it.
    [GeneratedRegex("""
        //[^\n]*|/\*.*?\*/|\$*"{3,}.*?"{3,}|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotCode();
}
