using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Infra.Settings;

namespace Todo.Cli.Settings;

/// <summary><c>Pulumi.yaml</c>: what the project is called, where its program is, and which settings it declares.</summary>
/// <param name="Directory">The folder that holds it: the root of the repository.</param>
/// <param name="Name">The project's name, which is the namespace of its settings.</param>
/// <param name="Runtime">The language runtime, such as <c>dotnet</c>; empty when the file names none.</param>
/// <param name="Main">The program's folder, relative to <paramref name="Directory"/>.</param>
public sealed record ProjectFile(string Directory, string Name, string Runtime, string Main)
{
    /// <summary>The name that Pulumi gives this file.</summary>
    internal const string FileName = "Pulumi.yaml";

    private const string StackFilePattern = "Pulumi.*.yaml";

    /// <summary>The settings that the project declares, in the order of the file.</summary>
    internal ImmutableArray<ConfigDeclaration> Declarations { get; init; } = [];

    /// <summary>The names of the stacks that have a settings file beside this one, in alphabetical order.</summary>
    public IReadOnlyList<string> Stacks =>
    [
        .. System.IO.Directory.EnumerateFileSystemEntries(Directory, StackFilePattern)
            .Select(path => Path.GetFileName(path)["Pulumi.".Length..^".yaml".Length])
            .Order(StringComparer.Ordinal),
    ];

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
                return ProjectFileReader.Read(directory);
            }
        }

        throw new UserError(
            ExitCodes.WrongUse,
            $"There is no {FileName} in {start} or in a folder above it.\n"
            + "    allowed: a folder of the repository, which has one at its root\n"
            + "    run:     cd <repository>");
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

        var allowed = known.Count == 0 ? "none yet" : string.Join(", ", known);
        var (guess, run) = Nearest.To(stack, known) is { } nearest
            ? ($"; did you mean {nearest}?", $"the same command with --stack {nearest}")
            : (".", $"pulumi stack init {stack}, or make the file");
        throw new UserError(
            ExitCodes.WrongUse,
            $"There is no stack {stack}: no {StackFileName(stack)} beside {FileName}{guess}\n"
            + $"    allowed: {allowed}\n"
            + $"    run:     {run}");
    }
}
