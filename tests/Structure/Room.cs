using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Todo.Tests.Structure;

/// <summary>A folder of sources: the types that its files declare, and the text by which they name others.</summary>
/// <param name="Folder">Its path in the repository.</param>
/// <param name="Types">The types that are declared in it.</param>
/// <param name="Namespace">The namespace of those types.</param>
/// <param name="Sources">Its files.</param>
internal sealed partial record Room(string Folder, ImmutableHashSet<string> Types, string Namespace, ImmutableArray<Source> Sources)
{
    /// <summary>The rooms below some folders.</summary>
    internal static ImmutableArray<Room> Below(params string[] folders) =>
    [
        .. from folder in folders
           from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
           where !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
           group path by Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!).Replace(
               Path.DirectorySeparatorChar, '/') into room
           orderby room.Key
           select Read(room.Key, room),
    ];

    /// <summary>The uses of another room's types, each as <c>File.cs names Type</c>.</summary>
    internal IEnumerable<string> UsesOf(Room other)
    {
        var types = other.Types.Except(Types);
        return
            from source in Sources
            where source.Sees(other.Namespace)
            from type in Words().Matches(source.Code).Select(match => match.Value).Distinct()
            where types.Contains(type)
            select $"{source.Name} names {type}";
    }

    private static Room Read(string folder, IEnumerable<string> paths)
    {
        ImmutableArray<Source> sources = [.. paths.Order(StringComparer.Ordinal).Select(Source.Read)];
        var types = sources.SelectMany(source => Declarations().Matches(source.Code)).Select(match => match.Groups["name"].Value);
        return new Room(folder, [.. types], sources.Select(source => source.Namespace).Max(StringComparer.Ordinal)!, sources);
    }

    [GeneratedRegex(@"\b(class|record struct|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declarations();

    // A name after a dot is a member's, unless a namespace stands before it, which none of the sources does.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*")]
    private static partial Regex Words();
}
