using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Todo.Infra.Environments;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>
/// What one key of a stack's settings means. The reader checks by it; <c>docs/settings.md</c> and the schema for editors are made
/// from it.
/// </summary>
/// <param name="Key">The key, without the namespace: <c>nodePort</c>.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Summary">What it is, for people who set it.</param>
/// <param name="Allowed">Which values are allowed, in words.</param>
/// <param name="Example">A value that is allowed, for the command that mends a mistake.</param>
public sealed record SettingDescription(string Key, SettingKind Kind, string Summary, string Allowed, string Example)
{
    /// <summary>Whether a text is allowed.</summary>
    public Func<string, bool> IsAllowed { get; private init; } = _ => true;

    /// <summary>The regular expression of allowed texts; <see langword="null"/> where there is none.</summary>
    public string? Pattern { get; private init; }

    /// <summary>The allowed words of a choice.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>The least number that is allowed.</summary>
    public int Minimum { get; private init; }

    /// <summary>The largest number that is allowed.</summary>
    public int Maximum { get; private init; }

    /// <summary>The value that an environment has for it, as text; <see langword="null"/> for none.</summary>
    public Func<StackEnvironment, string?> Default { get; init; } = _ => null;

    /// <summary>The choice without which it has no meaning, as key and word; <see langword="null"/> when it always has one.</summary>
    public (string Key, string Choice)? OnlyWhere { get; init; }

    /// <summary>Whether a stack in which it has a meaning has to set it, unless its environment has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A text that matches a regular expression.</summary>
    public static SettingDescription Text(string key, string summary, string allowed, string example, string pattern) =>
        new(key, SettingKind.Text, summary, allowed, example)
        {
            Pattern = pattern,
            // .NET's own $ would let a line break pass at the end.
            IsAllowed = new Regex(pattern.Replace("$", @"\z", StringComparison.Ordinal)).IsMatch,
        };

    /// <summary>A text that a function allows.</summary>
    public static SettingDescription Text(string key, string summary, string allowed, string example, Func<string, bool> isAllowed) =>
        new(key, SettingKind.Text, summary, allowed, example) { IsAllowed = isAllowed };

    /// <summary>A whole number in a range.</summary>
    public static SettingDescription Number(string key, string summary, int example, int minimum, int maximum) =>
        new(key, SettingKind.Number, summary, $"a whole number from {minimum} to {maximum}", $"{example}")
        {
            Minimum = minimum,
            Maximum = maximum,
            IsAllowed = text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= minimum && number <= maximum,
        };

    /// <summary>One of the names of an enumeration.</summary>
    public static SettingDescription Choice<T>(string key, string summary)
        where T : struct, Enum => Choice(key, summary, Enum.GetValues<T>().Select(WordOf));

    /// <summary>One of some words.</summary>
    public static SettingDescription Choice(string key, string summary, IEnumerable<string> words)
    {
        ImmutableArray<string> choices = [.. words];
        return new SettingDescription(key, SettingKind.Choice, summary, $"one of {string.Join(", ", choices)}", choices[0])
        {
            Choices = choices,
            IsAllowed = choices.Contains,
        };
    }

    /// <summary>A secret that a function allows.</summary>
    public static SettingDescription Secret(string key, string summary, string allowed, Func<string, bool> isAllowed) =>
        new(key, SettingKind.Secret, summary, allowed, "") { IsAllowed = isAllowed };

    /// <summary>An object of names, each true or false: of any names, or of those that are given.</summary>
    public static SettingDescription Flags(string key, string summary, params IEnumerable<string> names) =>
        new(key, SettingKind.Flags, summary, "an object, one key a line below it", "'{}'") { Choices = [.. names] };

    /// <summary>One of those names.</summary>
    public static SettingDescription Flag(string name) =>
        Text(name, "whether it is on", "true or false", "true", text => text is "true" or "false");

    /// <summary>An object of labels, each with its value.</summary>
    public static SettingDescription Labels(string key, string summary) =>
        new(key, SettingKind.Labels, summary, "an object, one label a line below it", "'{}'");

    /// <summary>The value of one label (Kubernetes: "Labels and Selectors", syntax).</summary>
    public static SettingDescription LabelValue(string label) => Text(
        label,
        "the value of a label",
        "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end",
        "value",
        "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$");

    /// <summary>An object of services, each with the image that it runs.</summary>
    public static SettingDescription Images(string key, string summary) =>
        new(key, SettingKind.Images, summary, "an object, one service a line below it, each with its image by digest", "'{}'")
        {
            Pattern = ImageReference.PinnedPattern,
        };

    /// <summary>The image of one service.</summary>
    public static SettingDescription ImageOf(string service) => Text(
        service,
        "the image that the service runs",
        "an image by its digest, such as registry.example.com/team/todo-list-backend@sha256: and 64 hexadecimal digits",
        $"registry.example.com/team/todo-list-{service}@sha256:{new string('0', 64)}",
        ImageReference.PinnedPattern);

    /// <summary>The word of an enumeration's value: its name, which begins with a small letter.</summary>
    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
