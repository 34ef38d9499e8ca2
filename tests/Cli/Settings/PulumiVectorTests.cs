using System.Text.Json;
using NUnit.Framework;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Settings;
using Todo.Infra.Settings;

namespace Todo.Tests.Cli.Settings;

/// <summary>Files that the Pulumi CLI wrote, against what it says of them.</summary>
public class PulumiVectorTests
{
    private const string Passphrase = "correct horse battery staple";

    [Test]
    public void Every_value_is_what_the_pulumi_cli_says() => CompareAll(OwnVectors());

    [Test]
    public void Every_value_of_the_shared_vectors_is_what_the_pulumi_cli_says() => CompareAll(Repository.Shared("pulumi-config"));

    [Test]
    public void Another_passphrase_is_refused_before_a_value_is_read()
    {
        var error = Assert.Throws<UserError>(() => Read(OwnVectors(), "wrong horse"))!;

        Assert.That(error.Message, Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: incorrect passphrase: it does not open the encryptionsalt of Pulumi.local.yaml
                allowed: the stack's passphrase in PULUMI_CONFIG_PASSPHRASE, or in a file that PULUMI_CONFIG_PASSPHRASE_FILE names
                run:     export PULUMI_CONFIG_PASSPHRASE=<passphrase>
            """));
    }

    private static void CompareAll(string directory)
    {
        var config = Read(directory, Passphrase);

        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "expected.json")));
        var entries = expected.RootElement.EnumerateObject().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                config.Values,
                Is.EquivalentTo(entries.Select(entry =>
                    KeyValuePair.Create(entry.Name, entry.Value.GetProperty("value").GetString()))));
            Assert.That(
                config.SecretKeys,
                Is.EquivalentTo(entries.Where(entry => entry.Value.GetProperty("secret").GetBoolean()).Select(entry => entry.Name)));
        });
    }

    private static StackConfig Read(string directory, string passphrase) => StackFile.Read(
        ProjectFile.Find(directory), "local", variable => variable == "PULUMI_CONFIG_PASSPHRASE" ? passphrase : null);

    private static string OwnVectors() => Path.Combine(Repository.Root, "tests", "Cli", "Settings", "Vectors");
}
