using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppSecret"/> is made from.</summary>
public sealed record AppSecretArgs
{
    /// <summary>The service that it belongs to.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The values by key: Pulumi secrets, each of them.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> Values { get; init; }

    /// <summary>The key of the hash: random, a secret, and the same for as long as the stack lives.</summary>
    public required Output<string> HashKey { get; init; }
}

/// <summary>The secrets of a service: a Secret, and a hash of it that makes the pods roll when it changes.</summary>
public sealed class AppSecret : ComponentResource
{
    /// <summary>Makes the secrets of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public AppSecret(string name, AppSecretArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppSecret", name, options)
    {
        var values = Output.All(args.Values.Select(pair => (Input<string>)RequireSecret(name, pair.Key, pair.Value)))
            .Apply(texts => args.Values.Keys.Zip(texts, KeyValuePair.Create).ToImmutableDictionary());
        var secret = new Secret(
            name,
            new SecretArgs
            {
                Metadata = args.Scope.Metadata(Names.SecretOf(args.Scope.Service)),
                Type = "Opaque",
                StringData = values,
            },
            new CustomResourceOptions { Parent = this });
        SecretName = secret.Metadata.Apply(metadata => metadata.Name);
        ContentHash = Output.Unsecret(Output.Tuple(args.HashKey, values).Apply(both => HashOf(both.Item1, name, both.Item2)));
        RegisterOutputs();
    }

    /// <summary>The name of the Secret, known when it exists.</summary>
    [Output]
    public Output<string> SecretName { get; private set; }

    /// <summary>A hash of the values under a key that nobody knows, so that no value can be guessed from it. No secret itself.</summary>
    public Output<string> ContentHash { get; }

    private static Output<string> RequireSecret(string name, string key, Output<string> value) =>
        Output.Create(Output.IsSecretAsync(value)).Apply(isSecret => isSecret
            ? value
            : throw new ArgumentException($"{key} of the secret {name} is plain text: only Pulumi secrets may become Kubernetes secrets."));

    // HMAC (RFC 2104): without the key, trying out what a short password might be tells nothing.
    private static string HashOf(string key, string name, ImmutableDictionary<string, string> values)
    {
        var sorted = values.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var content = JsonSerializer.SerializeToUtf8Bytes(new { Name = name, Values = sorted });
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), content))[..16];
    }
}
