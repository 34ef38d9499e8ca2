using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppConfig"/> is made from.</summary>
public sealed record AppConfigArgs
{
    /// <summary>The service that it belongs to.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The values by key. Nothing secret: anybody who may list pods can read them.</summary>
    public required ImmutableSortedDictionary<string, string> Values { get; init; }
}

/// <summary>The settings of a service: a ConfigMap, and a hash of it that makes the pods roll when it changes.</summary>
public sealed class AppConfig : ComponentResource
{
    /// <summary>Makes the settings of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public AppConfig(string name, AppConfigArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppConfig", name, options)
    {
        var map = new ConfigMap(
            name,
            new ConfigMapArgs
            {
                Metadata = args.Scope.Metadata(Names.ConfigOf(args.Scope.Service)),
                Data = args.Values.ToImmutableDictionary(),
            },
            new CustomResourceOptions { Parent = this });
        MapName = map.Metadata.Apply(metadata => metadata.Name);
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(args.Values)))[..16];
        RegisterOutputs();
    }

    /// <summary>The name of the ConfigMap, known when it exists.</summary>
    [Output]
    public Output<string> MapName { get; private set; }

    /// <summary>The first 64 bits of the SHA-256 of the values.</summary>
    public string ContentHash { get; }
}
