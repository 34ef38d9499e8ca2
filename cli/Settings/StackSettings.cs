using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Cli.Settings;

/// <summary>
/// Reads and writes single settings of a stack's file, as <c>pulumi config</c> does. Nobody has to know the passphrase for what is no
/// secret.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="stack">The stack.</param>
/// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
/// <param name="sections">What the settings are told of the services.</param>
internal sealed class StackSettings(
    ProjectFile project, string stack, Func<string, string?> environment, ImmutableArray<ServiceSection> sections)
{
    private readonly string _path = project.StackFilePath(stack);

    /// <summary>The name of the file.</summary>
    internal string FileName => ProjectFile.StackFileName(stack);

    /// <summary>All that is set, as text by full key.</summary>
    /// <param name="showSecrets">Whether secrets are in plain text.</param>
    internal IReadOnlyList<KeyValuePair<string, string>> List(bool showSecrets) => showSecrets
        ? [.. StackFile.Read(project, stack, environment).Values]
        : [.. ReadHidden(ReadText()).Config.Values.Select(pair => IsSecret(pair.Key) ? new(pair.Key, StackSecrets.Hidden) : pair)];

    /// <summary>The text of one setting.</summary>
    /// <exception cref="UserError">It is not set, or it is a secret that is not to be shown.</exception>
    internal string Get(string name, bool isPath, bool showSecrets)
    {
        var key = SettingKey.Parse(name, isPath, project.Name);
        var config = showSecrets ? StackFile.Read(project, stack, environment) : ReadHidden(ReadText()).Config;
        var text = TextAt(config, key) ?? throw NotSet(key, config);
        return showSecrets || (!IsSecret(key.Full) && text != StackSecrets.Hidden)
            ? text
            : throw new UserError(
                ExitCodes.WrongUse,
                $"{key} is a secret, which is not shown.\n    allowed: with --show-secrets, where nobody else sees the screen\n"
                    + $"    run:     ./todo config get {Typed(key)} --stack {stack} --show-secrets");
    }

    /// <summary>Whether the value of a setting has to be encrypted.</summary>
    internal bool IsSecret(string name, bool isPath) => IsSecret(SettingKey.Parse(name, isPath, project.Name).Full);

    /// <summary>Writes a setting.</summary>
    /// <returns>The mistakes that the stack's settings have elsewhere now: what else is to be set, or removed.</returns>
    /// <exception cref="UserError">It cannot be written. Nothing was.</exception>
    internal ImmutableArray<SettingsMistake> Set(string name, bool isPath, string value, bool isSecret)
    {
        var key = SettingKey.Parse(name, isPath, project.Name);
        RequireKnownNamespace(key);
        var before = ReadText();
        var after = isSecret ? WithSecret(before, key, value) : Edited(before, key, ValueOf(value, isPath));
        RequireOnly(key, before, after);
        var config = ReadHidden(after).Config;
        config = isSecret && key.Inner.IsEmpty ? config with { Values = config.Values.SetItem(key.Full, value) } : config;
        var mistakes = MistakesOf(config).ToLookup(mistake => key.Holds(mistake.Key));
        if (mistakes[true].Any())
        {
            throw Refused([.. mistakes[true]]);
        }

        Write(after);
        return [.. mistakes[false]];
    }

    /// <summary>Removes a setting.</summary>
    /// <returns>The mistakes that the stack's settings have now.</returns>
    /// <exception cref="UserError">It cannot be removed. Nothing was.</exception>
    internal ImmutableArray<SettingsMistake> Remove(string name, bool isPath)
    {
        var key = SettingKey.Parse(name, isPath, project.Name);
        var before = ReadText();
        var path = PathOf(before, key, out var isThere);
        if (!isThere)
        {
            throw NotSet(key, ReadHidden(before).Config);
        }

        var after = new YamlText(before, new FileMistakes(FileName)).Remove(path);
        RequireOnly(key, before, after);
        Write(after);
        return MistakesOf(ReadHidden(after).Config);
    }

    private string WithSecret(string text, SettingKey key, string value)
    {
        var (_, secrets, mistakes) = ReadHidden(text);
        if (secrets.ForEncrypting() is not var (cipher, salt))
        {
            throw mistakes.ToError();
        }

        var secured = Edited(text, key, new JsonObject { ["secure"] = EncryptedText.Encrypt(value, cipher) });
        return salt is null ? secured : new YamlText(secured, mistakes).SetBefore(ConfigReader.Key, StackSecrets.SaltKey, salt);
    }

    private string Edited(string text, SettingKey key, JsonNode value) =>
        new YamlText(text, new FileMistakes(FileName)).Set(PathOf(text, key, out _), value);

    // As it is written in the file: a key may have more than one form.
    private ImmutableArray<string> PathOf(string text, SettingKey key, out bool isThere)
    {
        var mistakes = new FileMistakes(FileName);
        var file = YamlMapping.ByName(YamlFile.Parse(text, mistakes), mistakes);
        var entry = YamlMapping.Entries(file, ConfigReader.Key, mistakes)
            .FirstOrDefault(entry => ConfigReader.FullKey(project.Name, entry.Name) == key.Full);
        isThere = entry is not null && TextAt(ReadHidden(text).Config, key) is not null;
        return [ConfigReader.Key, entry?.Name ?? key.Full, .. key.Inner];
    }

    // As the Pulumi CLI: inside an object, what looks like a number or a boolean is one.
    private static JsonNode ValueOf(string value, bool isPath) => value switch
    {
        "true" or "false" when isPath => value == "true",
        _ when isPath && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == value => number,
        _ => value,
    };

    // An edit that would change anything else, however the file is written, is not made.
    private void RequireOnly(SettingKey key, string before, string after)
    {
        var (old, changed) = (ReadHidden(before).Config.Values, ReadHidden(after).Config.Values);
        if (!old.Remove(key.Full).SequenceEqual(changed.Remove(key.Full))
            || !JsonNode.DeepEquals(Without(old.GetValueOrDefault(key.Full), key), Without(changed.GetValueOrDefault(key.Full), key)))
        {
            throw new YamlText(before, new FileMistakes(FileName)).NotHere();
        }
    }

    private static JsonNode? Without(string? text, SettingKey key)
    {
        if (key.Inner.IsEmpty || text is null)
        {
            return new JsonObject();
        }

        var node = ParsedOrText(text);
        if (key.Inner[..^1].Aggregate(node, (current, name) => (current as JsonObject)?[name]) is JsonObject parent)
        {
            parent.Remove(key.Inner[^1]);
        }

        return node;
    }

    private static string? TextAt(StackConfig config, SettingKey key)
    {
        if (key.Inner.IsEmpty || !config.Values.TryGetValue(key.Full, out var text))
        {
            return config.Values.GetValueOrDefault(key.Full);
        }

        var node = key.Inner.Aggregate(ParsedOrText(text), (current, name) => (current as JsonObject)?[name]);
        return node is JsonValue value && value.TryGetValue<string>(out var inner) ? inner : node?.ToJsonString(ConfigReader.Json);
    }

    private static JsonNode? ParsedOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    // Whether the values of other keys can be used is not asked here; secrets that stay are not decrypted, so nothing is said of them.
    private ImmutableArray<SettingsMistake> MistakesOf(StackConfig config)
    {
        try
        {
            _ = TodoSettings.Read(stack, config, sections);
            return [];
        }
        catch (SettingsException error)
        {
            return [.. error.Mistakes.Where(mistake =>
                !config.Values.TryGetValue(mistake.Key, out var text) || text != StackSecrets.Hidden)];
        }
    }

    private (StackConfig Config, StackSecrets Secrets, FileMistakes Mistakes) ReadHidden(string text)
    {
        var mistakes = new FileMistakes(FileName);
        var file = StackFile.FileOf(YamlFile.Parse(text, mistakes), mistakes);
        var secrets = new StackSecrets(stack, file, mistakes, environment);
        return (StackFile.ConfigOf(project, file, secrets, secrets.Hide, mistakes), secrets, mistakes);
    }

    private string ReadText() => YamlFile.ReadText(_path, new FileMistakes(FileName));

    // Whole or not at all: the new text takes the place of the old one in one step.
    private void Write(string text)
    {
        var target = File.ResolveLinkTarget(_path, returnFinalTarget: true)?.FullName ?? _path;
        var aside = $"{target}.{Environment.ProcessId}.new";
        File.Copy(target, aside, overwrite: true);
        File.WriteAllText(aside, text);
        File.Move(aside, target, overwrite: true);
    }

    private static bool IsSecret(string key) =>
        TodoKeys.All.Any(setting => setting.Kind == SettingKind.Secret && key == TodoSettings.Prefix + setting.Key)
        || TodoKeys.OfKubernetes.Any(setting => setting.Kind == SettingKind.Secret && key == TodoSettings.KubernetesPrefix + setting.Key);

    private void RequireKnownNamespace(SettingKey key)
    {
        if (!key.Full.StartsWith(TodoSettings.Prefix, StringComparison.Ordinal)
            && !key.Full.StartsWith(TodoSettings.KubernetesPrefix, StringComparison.Ordinal))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"{key} is not known: this program reads no such namespace; nothing was touched.\n"
                    + $"    allowed: the keys of {TodoSettings.Prefix} and {TodoSettings.KubernetesPrefix}, "
                    + "which docs/settings.md describes\n"
                    + $"    run:     an editor on {FileName}, for a provider of your own");
        }
    }

    private UserError Refused(ImmutableArray<SettingsMistake> mistakes)
    {
        // What was not written needs no removing.
        var texts = mistakes.Select(mistake => mistake.Mend.Value is null
            ? $"  {mistake.Key} {mistake.Problem}\n    allowed: {mistake.Allowed}"
            : $"  {mistake}");
        var count = mistakes.Length == 1 ? "1 mistake" : $"{mistakes.Length} mistakes";
        return new UserError(
            ExitCodes.WrongUse, $"{count} in the settings of stack {stack}; nothing was touched.\n{SettingsException.First([.. texts])}");
    }

    private UserError NotSet(SettingKey key, StackConfig config)
    {
        var guess = Nearest.To(key.Full, config.Values.Keys) is { } near && near != key.Full ? $"; did you mean {near}?" : ".";
        return new UserError(
            ExitCodes.WrongUse,
            $"{key} is not set in {FileName}{guess}\n    allowed: what this lists: ./todo config get --stack {stack}\n"
                + "    run:     the same command with one of them");
    }

    private static string Typed(SettingKey key) => key.Inner.IsEmpty ? key.Full : $"--path '{key}'";
}
