using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Todo.Infra.Components;

namespace Todo.Tests.Infra.Components;

internal sealed class ContentHashTests
{
    [Test]
    public async Task The_hash_of_a_config_changes_with_its_values_only()
    {
        var (first, again, other) = (await ConfigHashAsync("INFO"), await ConfigHashAsync("INFO"), await ConfigHashAsync("DEBUG"));
        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
        });
    }

    [Test]
    public async Task The_hash_of_a_secret_changes_with_its_values_only()
    {
        var (first, again, other) = (await SecretHashAsync("hunter2"), await SecretHashAsync("hunter2"), await SecretHashAsync("hunter3"));
        var underAnotherKey = await SecretHashAsync("hunter2", "another-key");
        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(other.Hash, Is.Not.EqualTo(first.Hash));
            Assert.That(underAnotherKey.Hash, Is.Not.EqualTo(first.Hash), "who has no key learns nothing");
            Assert.That(first.IsSecret, Is.False, "an annotation is no place for a secret");
        });
    }

    private static async Task<string> ConfigHashAsync(string level)
    {
        var hash = string.Empty;
        await Manifests.YamlOfAsync(() => hash = new AppConfig("api-config", new AppConfigArgs
        {
            Scope = new ServiceScope("todo", "api", "v1.0.0"),
            Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("LOG_LEVEL", level)]),
        }).ContentHash);
        return hash;
    }

    private static async Task<(string Hash, bool IsSecret)> SecretHashAsync(string password, string key = "hash-key-for-tests")
    {
        var hash = Output.Create(string.Empty);
        await Manifests.YamlOfAsync(() => hash = new AppSecret("api-secret", new AppSecretArgs
        {
            Scope = new ServiceScope("todo", "api", "v1.0.0"),
            Values = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("PASSWORD", Output.CreateSecret(password))]),
            HashKey = Output.CreateSecret(key),
        }).ContentHash);
        return (await OutputUtilities.GetValueAsync(hash), await Output.IsSecretAsync(hash));
    }
}
