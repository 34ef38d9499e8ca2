using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Todo.Infra.Settings;

/// <summary>
/// Reads one group of settings: the top level (<c>todo:</c>) or an object in it (<c>todo:backend.</c>). Collects every mistake
/// and goes on with the default, so that all are reported together.
/// </summary>
internal sealed class SettingsReader
{
    private readonly string _stack;
    private readonly string _prefix;
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly IReadOnlySet<string> _secretKeys;
    private readonly ICollection<SettingsMistake> _mistakes;
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    private SettingsReader(
        string stack,
        string prefix,
        IReadOnlyDictionary<string, string> values,
        IReadOnlySet<string> secretKeys,
        ICollection<SettingsMistake> mistakes) =>
        (_stack, _prefix, _values, _secretKeys, _mistakes) = (stack, prefix, values, secretKeys, mistakes);

    /// <summary>Reads the keys of a namespace, such as <c>todo:</c>.</summary>
    internal static SettingsReader OfNamespace(string stack, string prefix, StackConfig config, ICollection<SettingsMistake> mistakes) => new(
        stack,
        prefix,
        config.Values.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value),
        config.SecretKeys,
        mistakes);

    /// <summary>The text of a key, or the default when it is not set.</summary>
    internal string? Text(string key, string? fallback, string allowed, string example, Func<string, bool> isAllowed)
    {
        if (Find(key) is not { } text)
        {
            return fallback;
        }

        if (_secretKeys.Contains(_prefix + key))
        {
            Mistake(key, "is encrypted, but is shown in plain text where it is used", "a value that is not secret", example);
        }
        else if (isAllowed(text))
        {
            return text;
        }
        else
        {
            Mistake(key, Shown(key, text), allowed, example);
        }

        return fallback;
    }

    /// <summary>The text of a key that matches a pattern.</summary>
    internal string? Text(string key, string? fallback, string allowed, string example, Regex pattern) =>
        Text(key, fallback, allowed, example, text => pattern.IsMatch(text));

    /// <summary>A whole number within its range.</summary>
    internal int Integer(string key, int fallback, int minimum, int maximum)
    {
        var text = Text(
            key,
            fallback: null,
            $"a whole number from {minimum} to {maximum}",
            fallback.ToString(CultureInfo.InvariantCulture),
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum);
        return text is null ? fallback : int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>One of the names of an enumeration, in lower case.</summary>
    internal T Choice<T>(string key, T fallback)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        var text = Text(key, fallback: null, $"one of {string.Join(", ", names)}", names[0], names.Contains);
        return text is null ? fallback : Enum.Parse<T>(text, ignoreCase: true);
    }

    /// <summary>A secret; it must be encrypted in the settings file.</summary>
    internal SecretText? Secret(string key, string allowed, Func<string, bool> isAllowed)
    {
        if (Find(key) is not { } text)
        {
            return null;
        }

        if (!_secretKeys.Contains(_prefix + key))
        {
            Mistake(key, "is a secret in plain text", "a value encrypted by Pulumi", "--secret");
        }
        else if (!isAllowed(text))
        {
            Mistake(key, "holds a secret that cannot be used (its value is not shown)", allowed, "--secret");
        }

        return new SecretText(text);
    }

    /// <summary>The reader of an object; of an empty one when the key is not set.</summary>
    internal SettingsReader Section(string key)
    {
        var values = Find(key) is { } json ? ObjectOf(key, json) : [];
        return new SettingsReader(_stack, $"{_prefix}{key}.", values, _secretKeys, _mistakes);
    }

    /// <summary>Reports a key that is required and not set.</summary>
    internal void Missing(string key, string allowed, string example) => Mistake(key, "is not set", allowed, example);

    /// <summary>Reports a key that is set although it has no meaning in an environment.</summary>
    internal void RefuseIn(StackEnvironment environment, string key)
    {
        if (Find(key) is not null)
        {
            _mistakes.Add(new SettingsMistake(
                _prefix + key,
                $"has no meaning where todo:environment is {environment.ToString().ToLowerInvariant()}",
                "not set",
                $"pulumi config rm {Path(key)} --stack {_stack}"));
        }
    }

    /// <summary>Reports a mistake about a key.</summary>
    internal void Mistake(string key, string problem, string allowed, string example) =>
        _mistakes.Add(new SettingsMistake(_prefix + key, problem, allowed, SetCommand(key, example)));

    /// <summary>Every key that is set, and from here on known.</summary>
    internal IReadOnlyCollection<string> Keys()
    {
        _known.UnionWith(_values.Keys);
        return [.. _values.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Reports the keys that nothing has asked for.</summary>
    internal void RefuseUnknownKeys()
    {
        foreach (var key in _values.Keys.Except(_known).Order(StringComparer.Ordinal))
        {
            var guess = Nearest.To(key, _known) is { } near ? $"; did you mean {_prefix}{near}?" : string.Empty;
            _mistakes.Add(new SettingsMistake(
                _prefix + key,
                $"is not known{guess}",
                string.Join(", ", _known.Select(known => _prefix + known)),
                $"pulumi config rm {Path(key)} --stack {_stack}"));
        }
    }

    private string? Find(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private Dictionary<string, string> ObjectOf(string key, string json)
    {
        if (Parse(json) is JsonObject node)
        {
            return node.ToDictionary(pair => pair.Key, pair => TextOf(pair.Value), StringComparer.Ordinal);
        }

        Mistake(key, Shown(key, json), "an object, one key a line below it", "'{}'");
        return [];
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TextOf(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    // An object that holds a secret anywhere is secret as a whole, so its root decides what may be shown.
    private string Shown(string key, string text) =>
        _secretKeys.Contains((_prefix + key).Split('.')[0]) ? "holds a value that is not allowed (it is secret, so it is not shown)" : $"is \"{text}\"";

    private string SetCommand(string key, string example) => example == "--secret"
        ? $"pulumi config set --secret {Path(key)} --stack {_stack}"
        : $"pulumi config set {Path(key)} {example} --stack {_stack}";

    private string Path(string key) => _prefix.EndsWith('.') ? $"--path '{_prefix}{key}'" : _prefix + key;
}
