using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Infra.Environments;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>
/// Reads one group of settings: a namespace (<c>todo:</c>) or an object in it (<c>todo:backend.</c>). Collects every mistake and goes
/// on with the environment's value, so that all are reported together.
/// </summary>
/// <param name="stack">The stack's name.</param>
/// <param name="prefix">What stands before the keys of the group: <c>todo:</c>, <c>todo:backend.</c></param>
/// <param name="values">The values by key.</param>
/// <param name="config">Everything that is configured for the stack.</param>
/// <param name="environment">Has the values of keys that are not set.</param>
/// <param name="mistakes">Where mistakes are collected.</param>
internal sealed class SettingsReader(
    string stack,
    string prefix,
    IReadOnlyDictionary<string, string> values,
    StackConfig config,
    StackEnvironment environment,
    ICollection<SettingsMistake> mistakes)
{
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the keys of a namespace, such as <c>todo:</c>.</summary>
    internal static SettingsReader OfNamespace(
        string stack, string prefix, StackConfig config, StackEnvironment environment, ICollection<SettingsMistake> mistakes)
    {
        var values = config.Values
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
        return new SettingsReader(stack, prefix, values, config, environment, mistakes);
    }

    /// <summary>The text of a setting: as set, or the environment's; <see langword="null"/> when neither has one.</summary>
    internal string? Text(SettingDescription setting)
    {
        var fallback = setting.Default(environment);
        if (Find(setting.Key) is not { } text)
        {
            return fallback;
        }

        if (config.SecretKeys.Contains(prefix + setting.Key))
        {
            Mistake(setting, "is encrypted, but is shown in plain text where it is used", "a value that is not secret");
            return fallback;
        }

        if (setting.IsAllowed(text))
        {
            return text;
        }

        Mistake(setting, Shown(setting.Key, text), setting.Allowed);
        return fallback;
    }

    /// <summary>The number of a setting that has one in every environment.</summary>
    internal int Number(SettingDescription setting) => int.Parse(Text(setting)!, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The quantity of a setting that has one in every environment.</summary>
    internal Quantity Amount(SettingDescription setting) => Quantity.Parse(Text(setting)!);

    /// <summary>The choice of a setting that has one in every environment.</summary>
    internal T Choice<T>(SettingDescription setting)
        where T : struct, Enum => Enum.Parse<T>(Text(setting)!, ignoreCase: true);

    /// <summary>The secret of a setting; it has to be encrypted in the file.</summary>
    internal SecretText? Secret(SettingDescription setting)
    {
        if (Find(setting.Key) is not { } text)
        {
            return null;
        }

        if (!config.SecretKeys.Contains(prefix + setting.Key))
        {
            Mistake(setting, "is a secret in plain text", "an encrypted value");
        }
        else if (!setting.IsAllowed(text))
        {
            Mistake(setting, "holds a secret that cannot be used (its value is not shown)", setting.Allowed);
        }

        return new SecretText(text);
    }

    /// <summary>The reader of an object; of an empty one when the key is not set.</summary>
    internal SettingsReader Section(string key)
    {
        var inner = Find(key) is { } json ? ObjectOf(key, json) : [];
        return new SettingsReader(stack, $"{prefix}{key}.", inner, config, environment, mistakes);
    }

    /// <summary>Whether a key is set.</summary>
    internal bool IsSet(string key) => Find(key) is not null;

    /// <summary>Every key that is set, and from here on known.</summary>
    internal IReadOnlyCollection<string> Keys()
    {
        _known.UnionWith(values.Keys);
        return [.. values.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Reports a setting that the stack has to set.</summary>
    internal void Missing(SettingDescription setting) => Mistake(setting, "is not set", setting.Allowed);

    /// <summary>Reports a key that is set although the stack has chosen something for which it has no meaning.</summary>
    /// <param name="key">The key.</param>
    /// <param name="choice">The key of the choice.</param>
    /// <param name="chosen">What the stack has chosen.</param>
    internal void HasNoMeaning(string key, string choice, string chosen) => mistakes.Add(new SettingsMistake(
        prefix + key, $"has no meaning where {prefix}{choice} is {chosen}", "not set", new SettingsMend(stack, prefix + key, Value: null)));

    /// <summary>Reports a mistake about a setting.</summary>
    internal void Mistake(SettingDescription setting, string problem, string allowed, string? example = null)
    {
        var value = example ?? setting.Default(environment) ?? setting.Example;
        var mend = new SettingsMend(stack, prefix + setting.Key, value, setting.Kind == SettingKind.Secret);
        mistakes.Add(new SettingsMistake(prefix + setting.Key, problem, allowed, mend));
    }

    /// <summary>Reports the keys that nothing has asked for.</summary>
    internal void RefuseUnknownKeys()
    {
        foreach (var key in values.Keys.Except(_known).Order(StringComparer.Ordinal))
        {
            var guess = Nearest.To(key, _known) is { } near ? $"; did you mean {prefix}{near}?" : string.Empty;
            mistakes.Add(new SettingsMistake(
                prefix + key,
                $"is not known{guess}",
                string.Join(", ", _known.Select(known => prefix + known)),
                new SettingsMend(stack, prefix + key, Value: null)));
        }
    }

    private string? Find(string key)
    {
        _known.Add(key);
        return values.GetValueOrDefault(key);
    }

    private Dictionary<string, string> ObjectOf(string key, string json)
    {
        if (Parse(json) is JsonObject node)
        {
            return node.ToDictionary(pair => pair.Key, pair => TextOf(pair.Value), StringComparer.Ordinal);
        }

        var mend = new SettingsMend(stack, prefix + key, "'{}'");
        mistakes.Add(new SettingsMistake(prefix + key, Shown(key, json), "an object, one key a line below it", mend));
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
    private string Shown(string key, string text) => config.SecretKeys.Contains((prefix + key).Split('.')[0])
        ? "holds a value that is not allowed (it is secret, so it is not shown)"
        : $"is \"{text}\"";
}
