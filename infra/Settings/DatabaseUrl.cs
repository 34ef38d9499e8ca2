namespace Todo.Infra.Settings;

/// <summary>The connection string of an external database.</summary>
internal static class DatabaseUrl
{
    // PostgreSQL's own, for a connection string that names none.
    private const int DefaultPort = 5432;

    /// <summary>Whether a text is one, with a password that is no placeholder.</summary>
    internal static bool IsOne(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "postgres" or "postgresql"
        && url.Host.Length > 0
        && url.AbsolutePath.Length > 1
        && url.UserInfo.Split(':') is [{ Length: > 0 }, { Length: > 0 } password]
        && !Placeholder.IsOne(Uri.UnescapeDataString(password));

    /// <summary>The port that it leads to.</summary>
    internal static int PortOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Port > 0 ? url.Port : DefaultPort;
}
