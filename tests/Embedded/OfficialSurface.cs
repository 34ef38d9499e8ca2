using System.Text.RegularExpressions;

namespace Todo.Tests.Embedded;

/// <summary>The lists of what is public in the official packages.</summary>
internal sealed partial class OfficialSurface
{
    private readonly Dictionary<string, HashSet<string>> _members = [];
    private readonly HashSet<string> _namespaces = [];
    private string _text = "";

    /// <summary>The folder of the lists, beside the repository.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Lists(folder) is { Exists: true } lists)
                return lists.FullName;
        return Sources() is { } sources && Lists(new DirectoryInfo(sources)) is { Exists: true } found ? found.FullName : null;
    }

    public static OfficialSurface Read(string folder)
    {
        var surface = new OfficialSurface();
        foreach (var file in Directory.GetFiles(folder, "Pulumi*.txt"))
            surface.Add(File.ReadLines(file));
        return surface;
    }

    /// <summary>The members of a type, or null if there is no such type.</summary>
    public IReadOnlySet<string>? Members(string @namespace, string type) => _members.GetValueOrDefault($"{@namespace}.{type}");

    public bool HasNamespace(string @namespace) => _namespaces.Contains(@namespace);

    /// <summary>Whether the type is named anywhere, as the type of a property for instance.</summary>
    public bool Mentions(string type) => Regex.IsMatch(_text, $@"\b{Regex.Escape(type)}\b");

    private void Add(IEnumerable<string> lines)
    {
        var (space, members) = ("", new HashSet<string>());
        foreach (var line in lines)
        {
            _text += $"{line}\n";
            if (line.StartsWith("# ", StringComparison.Ordinal))
                _namespaces.Add(space = line[2..]);
            else if (TypeLine().Match(line) is { Success: true } type)
                members = Of($"{space}.{type.Groups[1].Value}");
            else if (line.StartsWith("  ", StringComparison.Ordinal))
                members.UnionWith(Forms(Normalize(line.Trim())));
        }
    }

    private HashSet<string> Of(string type) => _members.TryGetValue(type, out var members) ? members : _members[type] = [];

    private static string Normalize(string line)
    {
        line = line.Replace("Constants.UrnPropertyName", "urn", StringComparison.Ordinal)
            .Replace("Constants.IdPropertyName", "id", StringComparison.Ordinal)
            .Replace("(: )", "()", StringComparison.Ordinal);
        line = Qualifier().Replace(line, "");
        return TupleName().Replace(Spaces().Replace(line, " "), "").Replace(" (has a default body)", "", StringComparison.Ordinal);
    }

    // A property may be offered without its public setter, but not the other way round.
    private static IEnumerable<string> Forms(string line)
    {
        if (FieldLine().Match(line) is { Success: true } field)
        {
            var modifier = line.Contains("{ get; }", StringComparison.Ordinal) ? "static " : "";
            return Forms($"{modifier}{field.Groups[2].Value}: {field.Groups[1].Value}");
        }

        if (line.EndsWith(" get-only", StringComparison.Ordinal))
            return [line[..^" get-only".Length]];
        return [line, $"{line} set", WhereClause().Replace(line, "")];
    }

    private static DirectoryInfo Lists(DirectoryInfo folder) => new(Path.Combine(folder.FullName, "..", "shared", "pulumi-api"));

    // Builds may put their output anywhere; the sources are where they are.
    private static string? Sources([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    [GeneratedRegex(@"^(?:abstract |static )?(?:class|struct|interface) (\w+(?:<[^>]*>)?)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\b(?:[A-Z]\w*\.)+(?=[A-Z])")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"(?<!\(output) (?:Resources|Outputs|id|state)(?=[,)])")]
    private static partial Regex TupleName();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"gives (\S+) (\w+)(?: \{.*\})? = new$")]
    private static partial Regex FieldLine();

    [GeneratedRegex(@" where TStack : Stack, new\(\)| (?:where .*|\[where .*\])$")]
    private static partial Regex WhereClause();
}
