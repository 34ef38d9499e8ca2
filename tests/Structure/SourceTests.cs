using System.Globalization;
using System.Text.RegularExpressions;

namespace Todo.Tests.Structure;

/// <summary>What holds of every C# source.</summary>
internal sealed partial class SourceTests
{
    private const int MostLines = 300;

    [Test]
    public void No_line_is_longer_than_the_editors_are_told()
    {
        var longest = int.Parse(Limit().Match(
            File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"))).Groups["columns"].Value, CultureInfo.InvariantCulture);
        Assert.That(
            from file in Sources()
            from line in File.ReadLines(file).Index()
            where line.Item.Length > longest
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {line.Item.Length} columns, {longest} are allowed",
            Is.Empty);
    }

    [Test]
    public void No_file_is_too_long_to_be_read_at_once() => Assert.That(
        from file in Sources()
        let lines = File.ReadLines(file).Count()
        where lines > MostLines
        select $"{Path.GetRelativePath(Repository.Root, file)} has {lines} lines, {MostLines} are allowed",
        Is.Empty);

    private static IEnumerable<string> Sources() =>
        from folder in new[] { "infra", "cli", "embedded", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select file;

    [GeneratedRegex(@"^\[\*\.cs\]\n(.+\n)*?max_line_length = (?<columns>\d+)", RegexOptions.Multiline)]
    private static partial Regex Limit();
}
