using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Settings;

namespace Todo.Cli.Comparison.Causes;

/// <summary>The smallest part of a stack's settings that changed: one key, with its path inside an object.</summary>
/// <param name="Cause">What it is as a cause.</param>
/// <param name="Root">The full key of the setting that holds it.</param>
/// <param name="Path">The path inside that setting; empty for all of it.</param>
/// <param name="Before">The value before, as JSON; <see langword="null"/> when it was not set.</param>
/// <param name="After">The value now, as JSON; <see langword="null"/> when it is not set.</param>
internal sealed record SettingAtom(Cause Cause, string Root, string[] Path, string? Before, string? After)
{
    /// <summary>The key with its path.</summary>
    internal string Key => Cause.Name;

    /// <summary>Whether it is a value of the environment that cannot be set back, as there was none.</summary>
    internal bool IsNew => Cause.Kind == CauseKind.Environment && Before is null;

    /// <summary>Whether it is the environment as a whole.</summary>
    internal bool IsEnvironment => Cause is { Kind: CauseKind.Setting, Name: EnvironmentDefault.ChoiceKey };

    /// <summary>Whether a key of a mistake is this one's, or one around it or in it.</summary>
    internal bool Concerns(string key) =>
        key == Key || key.StartsWith($"{Key}.", StringComparison.Ordinal) || Key.StartsWith($"{key}.", StringComparison.Ordinal);

    /// <summary>The settings with this one as it was before.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="before">The settings before, which know what was secret.</param>
    internal StackConfig SetBack(StackConfig config, StackConfig before)
    {
        var isSecret = before.SecretKeys.Contains(Root) || (Path.Length > 0 && config.SecretKeys.Contains(Root));
        return new StackConfig(
            Set(config.Values, Before), isSecret ? config.SecretKeys.Add(Root) : config.SecretKeys.Remove(Root));
    }

    /// <summary>The settings with this one as it is now.</summary>
    internal StackConfig SetForth(StackConfig config) => config with { Values = Set(config.Values, After) };

    private ImmutableSortedDictionary<string, string> Set(ImmutableSortedDictionary<string, string> values, string? json)
    {
        if (Path.Length > 0)
        {
            var root = SettingAtoms.ObjectOf(values.GetValueOrDefault(Root)) ?? [];
            SetIn(root, json);
            return root.Count == 0 ? values.Remove(Root) : values.SetItem(Root, root.ToJsonString());
        }

        return json is null ? values.Remove(Root) : values.SetItem(Root, SettingAtoms.TextOf(JsonNode.Parse(json)));
    }

    private void SetIn(JsonObject root, string? json)
    {
        var inner = root;
        foreach (var step in Path[..^1])
        {
            if (inner[step] is not JsonObject next)
            {
                inner[step] = next = [];
            }

            inner = next;
        }

        inner.Remove(Path[^1]);
        if (json is not null)
        {
            inner[Path[^1]] = JsonNode.Parse(json);
        }
    }
}
