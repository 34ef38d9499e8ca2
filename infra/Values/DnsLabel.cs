using System.Text.RegularExpressions;

namespace Todo.Infra.Values;

/// <summary>A DNS label, which Kubernetes requires of most names (RFC 1123, section 2.1, in lower case).</summary>
public static partial class DnsLabel
{
    /// <summary>What it looks like, as a regular expression.</summary>
    public const string Pattern = $"^{Signs}$";

    private const string Signs = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    /// <summary>Whether a name is one: at most 63 of a-z, 0-9 and -, no - at either end.</summary>
    /// <param name="name">The name.</param>
    public static bool IsOne(string name) => Regex().IsMatch(name);

    /// <summary>The name, if it is one.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Require(string name) => IsOne(name)
        ? name
        : throw new ArgumentException(
            $"'{name}' is no DNS label: at most 63 of a-z, 0-9 and -, no - at either end.", nameof(name));

    // .NET's $ would let a line break pass at the end.
    [GeneratedRegex($@"^{Signs}\z")]
    private static partial Regex Regex();
}
