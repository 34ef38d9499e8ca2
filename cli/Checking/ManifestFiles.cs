using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;

namespace Todo.Cli.Checking;

/// <summary>Reads manifests that somebody wrote: from files, from all files of folders, or from the standard input.</summary>
/// <param name="pathOf">The full path of what the user named.</param>
/// <param name="standardInput">The standard input.</param>
internal sealed class ManifestFiles(Func<string, string> pathOf, TextReader standardInput)
{
    /// <summary>The name of the standard input.</summary>
    internal const string StandardInput = "-";

    private static readonly ImmutableArray<string> Endings = [".yaml", ".yml", ".json"];

    /// <summary>Checks all manifests of some files together, as they are applied together.</summary>
    /// <param name="names">Files, folders, or <c>-</c>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UserError">There is no such file or folder.</exception>
    internal async Task<StackCheck> CheckAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var manifests = new List<JsonObject>();
        var problems = new List<string>();
        foreach (var name in names.SelectMany(FilesOf).Distinct(StringComparer.Ordinal).ToList())
        {
            var title = name == StandardInput ? "the standard input" : name;
            try
            {
                manifests.AddRange(ManifestText.Read(await TextOfAsync(name, cancellation)));
            }
            catch (ManifestTextException problem)
            {
                problems.Add($"{title}{problem.Message}");
            }
        }

        return problems.Count == 0
            ? StackCheck.OfFiles([.. names], manifests)
            : StackCheck.FailedFiles([.. names], string.Join("\n", problems));
    }

    private IEnumerable<string> FilesOf(string name)
    {
        if (name == StandardInput || File.Exists(pathOf(name)))
        {
            return [name];
        }

        if (!Directory.Exists(pathOf(name)))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"There is no file or folder {name}.\n    allowed: files, folders, and - for the standard input\n"
                    + "    run:     ./todo check -f FILE");
        }

        var found = Directory.EnumerateFiles(pathOf(name), "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file)))
            .Select(file => Path.Combine(name, Path.GetRelativePath(pathOf(name), file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : throw new UserError(
            ExitCodes.WrongUse, $"The folder {name} has no manifests: no file in it or below ends in {string.Join(", ", Endings)}.");
    }

    private Task<string> TextOfAsync(string name, CancellationToken cancellation) => name == StandardInput
        ? standardInput.ReadToEndAsync(cancellation)
        : File.ReadAllTextAsync(pathOf(name), cancellation);
}
