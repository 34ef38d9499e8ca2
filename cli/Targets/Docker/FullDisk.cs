using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>A disk on which Docker has no space left.</summary>
internal static class FullDisk
{
    /// <summary>How to get space.</summary>
    public const string Remedy = "See what Docker keeps: docker system df\n"
        + "Free what nothing uses: docker system prune\n"
        + "Then run the same command again.";

    /// <summary>Whether that is why a program failed.</summary>
    public static bool StoppedIt(ProcessResult result) =>
        result.Text.Contains("no space left on device", StringComparison.OrdinalIgnoreCase);
}
