using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Todo.Cli.Errors;

namespace Todo.Cli.Settings;

/// <summary>A setting as the user names it, in the way of the Pulumi CLI.</summary>
/// <param name="Full">The full key, such as <c>todo:backend</c>.</param>
/// <param name="Inner">The path inside its object, such as <c>replicas</c>; empty for the whole setting.</param>
internal sealed partial record SettingKey(string Full, ImmutableArray<string> Inner)
{
    /// <summary>Reads <c>version</c>, <c>todo:version</c> and, as a path, <c>todo:backend.replicas</c>.</summary>
    /// <param name="text">What the user typed.</param>
    /// <param name="isPath">Whether it may lead into an object.</param>
    /// <param name="project">The project, to which a key without a namespace belongs.</param>
    /// <exception cref="UserError">It is malformed.</exception>
    internal static SettingKey Parse(string text, bool isPath, string project)
    {
        var match = isPath ? Path().Match(text) : Whole().Match(text);
        return match.Success && ConfigReader.FullKey(project, match.Groups["key"].Value) is { } key
            ? new SettingKey(key, [.. match.Groups["inner"].Captures.Select(capture => capture.Value)])
            : throw new UserError(
                ExitCodes.WrongUse,
                $"'{text}' is no key of a setting.\n    allowed: name, namespace:name, and with --path namespace:name.inner or "
                    + "namespace:name[\"inner\"]\n    run:     ./todo config get, which lists all that is set");
    }

    /// <summary>The key as messages say it: with its path.</summary>
    public override string ToString() => string.Join('.', Inner.Prepend(Full));

    /// <summary>Whether a mistake is about it.</summary>
    internal bool Holds(string key) => key == ToString() || key.StartsWith($"{this}.", StringComparison.Ordinal);

    [GeneratedRegex("""^(?<key>[^\s"\[\]]+)$""")]
    private static partial Regex Whole();

    [GeneratedRegex("""^(?<key>[^\s."\[\]]+)(\.(?<inner>[^\s."\[\]]+)|\["(?<inner>[^"]+)"\])*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
