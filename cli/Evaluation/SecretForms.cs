namespace Todo.Cli.Evaluation;

/// <summary>The texts as which a secret can be met where people look.</summary>
internal static class SecretForms
{
    /// <summary>As it is, escaped for a URL, and the password of one that is a URL itself.</summary>
    internal static IEnumerable<string> Of(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        .. Uri.TryCreate(secret, UriKind.Absolute, out var url) && url.UserInfo.Split(':', 2) is [_, var password]
            ? new[] { password, Uri.UnescapeDataString(password) }
            : [],
    ];
}
