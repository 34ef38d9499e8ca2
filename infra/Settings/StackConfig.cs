using System.Collections.Immutable;
using System.Text.Json;

namespace Todo.Infra.Settings;

/// <summary>
/// Everything that is configured for a stack: what <c>Pulumi.yaml</c> and <c>Pulumi.&lt;stack&gt;.yaml</c> say, by full key
/// (<c>todo:version</c>). Objects and lists are JSON text, as Pulumi hands them to a program.
/// </summary>
/// <remarks>
/// <c>Pulumi.Config</c> answers one key at a time and cannot list the keys there are, so it can neither refuse an unknown
/// key nor report all mistakes together. This reads the two variables that it reads.
/// </remarks>
/// <param name="Values">Every configured value in plain text, by full key.</param>
/// <param name="SecretKeys">The full keys whose values are encrypted in the settings file.</param>
public sealed record StackConfig(
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedSet<string> SecretKeys)
{
    /// <summary>The key of the kubeconfig itself, which says where a stack goes and nothing of what it is.</summary>
    public const string KubeconfigKey = "kubernetes:kubeconfig";

    /// <summary>The variable in which Pulumi hands the configuration to a program: a JSON object.</summary>
    public const string ValuesVariable = "PULUMI_CONFIG";

    /// <summary>The variable that names the secret ones among the keys: a JSON array.</summary>
    public const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>Reads what Pulumi, or <c>Deployment.TestAsync</c>, was given for this run.</summary>
    public static StackConfig FromEnvironment() => new(
        Read<Dictionary<string, string>>(ValuesVariable)?.ToImmutableSortedDictionary(StringComparer.Ordinal)
            ?? ImmutableSortedDictionary<string, string>.Empty,
        Read<string[]>(SecretKeysVariable)?.ToImmutableSortedSet(StringComparer.Ordinal)
            ?? ImmutableSortedSet<string>.Empty);

    private static T? Read<T>(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json
            ? JsonSerializer.Deserialize<T>(json)
            : default;
}
