namespace Todo.Tests.Chart;

/// <summary>The chart, in another folder.</summary>
internal static class ChartCopy
{
    /// <summary>Its folder in the repository.</summary>
    internal static readonly string Original = Path.Combine(Repository.Root, "chart");

    /// <summary>Writes it into a folder, below which it is named <c>chart</c>.</summary>
    internal static void Write(TemporaryFolder folder, string below = "")
    {
        foreach (var file in Directory.GetFiles(Original, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.Combine(below, "chart", Path.GetRelativePath(Original, file)), File.ReadAllText(file));
        }
    }
}
