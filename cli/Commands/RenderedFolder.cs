using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;

namespace Todo.Cli.Commands;

/// <summary>
/// A folder of manifests for <c>kubectl apply -f</c>, one file each, which only their owner may read. It holds what the last render
/// wrote and nothing else; a render that is interrupted leaves it as it was.
/// </summary>
/// <param name="path">The full path.</param>
internal sealed class RenderedFolder(string path)
{
    private const string FirstLine = "# Written by ./todo render; the next render into this folder replaces it.";
    private const int NamedAtMost = 3;

    // Files are made in here and then moved out. kubectl does not look into folders of the folder.
    private readonly string _unfinished = Path.Combine(path, ".todo-render");

    /// <summary>Writes the manifests in place of an earlier render's.</summary>
    /// <exception cref="UserError">The folder holds something else.</exception>
    /// <exception cref="IOException">It cannot be written to.</exception>
    internal async Task WriteAsync(IReadOnlyList<JsonObject> manifests, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        var earlier = EarlierFiles();
        DeleteUnfinished();
        FileModes.CreateOwnerOnlyFolder(_unfinished);
        try
        {
            foreach (var (index, manifest) in manifests.Index())
            {
                await WriteAsync(Path.Combine(_unfinished, FileNameOf(index, manifest)), manifest, cancellation);
            }

            Array.ForEach(earlier, File.Delete);
            Array.ForEach(Directory.GetFiles(_unfinished), file => File.Move(file, Path.Combine(path, Path.GetFileName(file))));
        }
        finally
        {
            DeleteUnfinished();
        }
    }

    private static async Task WriteAsync(string file, JsonObject manifest, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(file, FileModes.OwnerOnly(FileMode.CreateNew));
        await writer.WriteAsync($"{FirstLine}\n{ManifestYaml.Of(manifest)}".AsMemory(), cancellation);
    }

    // Numbered, so that kubectl apply -f FOLDER, which goes by the alphabet, keeps the order.
    private static string FileNameOf(int index, JsonObject manifest)
    {
        var kind = manifest["kind"]!.GetValue<string>().ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{index + 1:00}-{kind}-{manifest["metadata"]!["name"]}.yaml");
    }

    private static bool IsRendered(string entry) => File.Exists(entry) && File.ReadLines(entry).FirstOrDefault() == FirstLine;

    private string[] EarlierFiles()
    {
        var entries = Directory.GetFileSystemEntries(path).Where(entry => entry != _unfinished).Order(StringComparer.Ordinal).ToArray();
        var foreign = entries.Where(entry => !IsRendered(entry)).Select(entry => Path.GetFileName(entry)).ToArray();
        if (foreign.Length > 0)
        {
            var more = foreign.Length > NamedAtMost ? $" and {foreign.Length - NamedAtMost} more" : "";
            throw new UserError(
                ExitCodes.WrongUse,
                $"{path} holds files that no render wrote: {string.Join(", ", foreign.Take(NamedAtMost))}{more}. Nothing was touched.\n"
                + "A render replaces all that is in its folder. "
                + "Name one that is new, empty or an earlier render's: ./todo render -o FOLDER");
        }

        return entries;
    }

    private void DeleteUnfinished()
    {
        if (Directory.Exists(_unfinished))
        {
            Directory.Delete(_unfinished, recursive: true);
        }
    }
}
