using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Todo.Infra.Policies.Manifest;

namespace Todo.Infra.Policies;

/// <summary>Rules about where secrets may stand: in a Secret, and nowhere else. What is one is told by its name.</summary>
internal static partial class SecretPolicies
{
    internal static readonly ImmutableArray<Policy> All =
    [
        new(
            "secret-variable",
            "has no secret in a plain variable",
            $"Whoever may read the pod may read it, and so may every log of its manifest{Sources.Hardening}.",
            "Move the value into a Secret, and write valueFrom.secretKeyRef or envFrom.secretRef in the container.",
            Pods.AreMadeBy,
            manifest => Pods.ContainersOf(Pods.SpecOf(manifest)).SelectMany(container => Items(container, "env")).All(variable =>
                Text(variable, "value").Length == 0 || !IsSecret(Text(variable, "name")))),
        new(
            "secret-in-config",
            "holds no secret",
            $"A ConfigMap is not encrypted, and is read by more people than a Secret{Sources.Hardening}.",
            "Move the key into a Secret.",
            manifest => Kind(manifest) == "ConfigMap",
            manifest => Keys(manifest, "data").Concat(Keys(manifest, "binaryData")).All(key => !IsSecret(key))),
    ];

    private static IEnumerable<string> Keys(JsonObject manifest, string field) =>
        (At(manifest, field) as JsonObject ?? []).Select(pair => pair.Key);

    private static bool IsSecret(string name) => SecretName().IsMatch(name);

    // At the end of a name only: PASSWORD_MIN_LENGTH and TOKEN_LIFETIME are no secrets.
    [GeneratedRegex(
        @"(^|[-_.])(password|passwd|passphrase|secret|token|credentials?|database[-_]?url|(api|access|private|secret|signing)[-_]?key)\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
