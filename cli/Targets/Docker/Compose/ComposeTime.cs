using System.Globalization;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>Times as Compose writes them.</summary>
internal static class ComposeTime
{
    /// <summary>Such as <c>30s</c>.</summary>
    public static string Seconds(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
}
