using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Infra.Values;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary><c>Pulumi.yaml</c>: what the project is called, and the values that it gives to every stack.</summary>
/// <param name="Directory">The folder that holds it: the root of the repository.</param>
/// <param name="Name">The project's name, which is the namespace of its settings.</param>
public sealed record ProjectFile(string Directory, string Name)
{
    /// <summary>The name that Pulumi gives this file.</summary>
    internal const string FileName = "Pulumi.yaml";

    private static readonly string[] DeclarationKeys = ["default", "value", "type", "items", "description", "secret"];

    /// <summary>The text of the settings that hold where a stack has none, by full key.</summary>
    internal ImmutableSortedDictionary<string, string> Fallbacks { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The names of the stacks that have a settings file beside this one, in alphabetical order.</summary>
    public IReadOnlyList<string> Stacks => [.. System.IO.Directory.EnumerateFileSystemEntries(Directory, StackFileName("*"))
        .Select(path => Path.GetFileName(path)["Pulumi.".Length..^".yaml".Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>Finds and reads the project that a folder belongs to, as the Pulumi CLI does: in it, or in the nearest one above.</summary>
    /// <param name="startDirectory">Where to start, usually the current folder.</param>
    /// <exception cref="UserError">There is none, or it has mistakes.</exception>
    public static ProjectFile Find(string startDirectory)
    {
        var start = Path.GetFullPath(startDirectory);
        for (var directory = start; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (Path.Exists(Path.Combine(directory, FileName)))
            {
                return Read(directory);
            }
        }

        throw new UserError(ExitCodes.WrongUse, $"""
            There is no {FileName} in {start} or in a folder above it.
                allowed: a folder of the repository, which has one at its root
                run:     cd <repository>
            """);
    }

    /// <summary>The name of a stack's settings file.</summary>
    internal static string StackFileName(string stack) => $"Pulumi.{stack}.yaml";

    /// <summary>The path of a stack's settings file, once it is sure that there is one.</summary>
    internal string StackFilePath(string stack)
    {
        var known = Stacks;
        if (known.Contains(stack))
        {
            return Path.Combine(Directory, StackFileName(stack));
        }

        var (guess, mend) = Nearest.To(stack, known) is { } nearest
            ? ($"; did you mean {nearest}?", $"run:     the same command with --stack {nearest}")
            : (".", $"write:   {StackFileName(stack)} with the stack's settings under config:");
        throw new UserError(ExitCodes.WrongUse, $"""
            There is no stack {stack}: no {StackFileName(stack)} beside {FileName}{guess}
                allowed: {(known.Count == 0 ? "none yet" : string.Join(", ", known))}
                {mend}
            """);
    }

    // The rest of what Pulumi allows in this file is the Pulumi CLI's to judge.
    private static ProjectFile Read(string directory)
    {
        var mistakes = new FileMistakes(FileName);
        var file = YamlMapping.ByName(YamlFile.Read(Path.Combine(directory, FileName), mistakes), mistakes);
        var name = YamlMapping.Text(file, "name", mistakes)
            ?? throw mistakes.Fatal(0, "name is missing", "name: <project>, which is also the namespace of its settings");
        var settings = YamlMapping.Entries(file, ConfigReader.Key, mistakes).SelectMany(entry => Fallback(entry, mistakes));
        var reader = new ConfigReader(name, mistakes, (key, line, _) => throw mistakes.Fatal(
            line, $"{key} is encrypted, but {FileName} belongs to every stack and each has its own key",
            "a secret in the file of its stack"));
        return mistakes.OrThrow(new ProjectFile(directory, name) { Fallbacks = reader.Read(settings) });
    }

    // Pulumi allows the value alone, or an object that describes the setting and may hold its value.
    private static IEnumerable<YamlEntry> Fallback(YamlEntry entry, FileMistakes mistakes) => entry.Value is YamlMappingNode mapping
        ? YamlMapping.Known(mapping, DeclarationKeys, mistakes).Values
            .Where(part => part.Name is "default" or "value")
            .Select(part => entry with { Value = part.Value })
        : [entry];
}
