namespace Todo.Cli.Settings;

/// <summary>Configuration keys, which are <c>namespace:name</c>.</summary>
internal static class ConfigKey
{
    /// <summary>What a key may look like, for error messages.</summary>
    internal const string Allowed = "name or namespace:name";

    /// <summary>
    /// The full key for a written one, or <see langword="null"/> when it is malformed. A key without a namespace belongs to the
    /// project; <c>namespace:config:name</c> is what Pulumi wrote in its early days.
    /// </summary>
    internal static string? Full(string project, string written)
    {
        var parts = written.Split(':');
        if (parts.Any(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        return parts switch
        {
            [var name] => $"{project}:{name}",
            [_, _] => written,
            [var space, "config", var name] => $"{space}:{name}",
            _ => null,
        };
    }
}
