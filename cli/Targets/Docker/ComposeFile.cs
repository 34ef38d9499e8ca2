using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>The Compose file of a stack, kept for <c>status</c> and <c>down</c>.</summary>
internal static class ComposeFile
{
    /// <summary>
    /// The file of the last <c>up</c>, also when that was of an earlier version;
    /// <see langword="null"/> when there is none.
    /// </summary>
    public static string? Find(StateDirectory state) =>
        new[] { state.ComposeFile, state.EarlierComposeFile }.FirstOrDefault(File.Exists);

    /// <summary>The names of the services in the file; none without one, and none from an earlier version's.</summary>
    public static IEnumerable<string> ServiceNames(StateDirectory state) =>
        ComposeJson.Read(state.ComposeFile) is { } project ? project.Services.Keys : [];

    /// <summary>Writes the file and the folders that its containers mount.</summary>
    public static void Write(StateDirectory state, ComposeTranslation translation)
    {
        foreach (var folder in translation.Folders)
        {
            MountedFolders.Write(folder);
        }

        state.Write(state.ComposeFile, ComposeJson.Write(translation.Project));
        File.Delete(state.EarlierComposeFile);
    }
}
