using System.Text.RegularExpressions;

namespace Todo.Infra.Settings;

/// <summary>Tells a secret from what stands in for one in an example.</summary>
internal static partial class Placeholder
{
    /// <summary>Whether the text is a word that people leave in by mistake, or a hole to be filled in.</summary>
    internal static bool IsOne(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(
        "^(change[-_ ]?(me|this|it)?.*|placeholder.*|example.*|secret|password|passw0rd|postgres|admin|test|todo|dummy|default"
        + "|x{3,}|<.*>|[{].*[}]|[$].*|your[-_ ].*|sk-[.x]+|[.]{3,})$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
