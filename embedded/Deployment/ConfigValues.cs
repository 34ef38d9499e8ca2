using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration as the Pulumi CLI hands it over, in the environment.</summary>
internal sealed record ConfigValues(IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> SecretKeys)
{
    public static ConfigValues FromEnvironment() => new(
        Read<Dictionary<string, JsonElement>>("PULUMI_CONFIG")?.ToDictionary(entry => Clean(entry.Key), entry => entry.Value.ToString()) ?? [],
        Read<HashSet<string>>("PULUMI_CONFIG_SECRET_KEYS") ?? []);

    private static T? Read<T>(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : default;

    // Old files say project:config:name.
    private static string Clean(string key) =>
        key.Split(':', 3) is [var project, "config", var name] ? $"{project}:{name}" : key;
}
