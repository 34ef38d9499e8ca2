using NUnit.Framework;

namespace Todo.Tests.Cli.Settings;

public class StackSecretsTests
{
    private static readonly string Salt = $"encryptionsalt: {PulumiEncryptor.EncryptionSalt}\n";

    [Test]
    public void An_encrypted_value_is_decrypted_and_its_key_is_secret()
    {
        using var folder = WithSecret("pässword ✓").Passphrase(PulumiEncryptor.Passphrase);

        var config = folder.Read();

        Assert.That(
            (config.Values["todo:x"], config.SecretKeys.Single(), config.Values["todo:plain"]),
            Is.EqualTo(("pässword ✓", "todo:x", "shown")));
    }

    [Test]
    public void The_passphrase_may_be_in_a_file_where_space_around_it_does_not_count()
    {
        using var folder = WithSecret("plain").File("passphrase", $" {PulumiEncryptor.Passphrase}\n");
        folder.Variable("PULUMI_CONFIG_PASSPHRASE_FILE", Path.Combine(folder.Location, "passphrase"));

        Assert.That(folder.ReadX(), Is.EqualTo("plain"));
    }

    [Test]
    public void The_variable_counts_more_than_the_file()
    {
        using var folder = WithSecret("plain")
            .Passphrase(PulumiEncryptor.Passphrase)
            .Variable("PULUMI_CONFIG_PASSPHRASE_FILE", "/no/such/file");

        Assert.That(folder.ReadX(), Is.EqualTo("plain"));
    }

    [Test]
    public void The_passphrase_provider_may_be_named()
    {
        using var folder = new SettingsFolder().Passphrase(PulumiEncryptor.Passphrase)
            .Stack($"secretsprovider: passphrase\n{Salt}config:\n  todo:x: {{secure: {PulumiEncryptor.Encrypt("plain")}}}\n");

        Assert.That(folder.ReadX(), Is.EqualTo("plain"));
    }

    [Test]
    public void Nobody_has_to_know_the_passphrase_of_a_stack_without_secrets()
    {
        using var folder = new SettingsFolder().Stack($"{Salt}config:\n  todo:x: y\n");

        Assert.That(folder.ReadX(), Is.EqualTo("y"));
    }

    [Test]
    public void A_missing_passphrase_is_one_mistake_for_all_secrets()
    {
        using var folder = new SettingsFolder().Stack($"""
            {Salt}config:
              todo:a: {Secure("1")}
              todo:b: {Secure("2")}
            """);

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              Pulumi.local.yaml holds encrypted values, and no passphrase is set
                allowed: the stack's passphrase in PULUMI_CONFIG_PASSPHRASE, or in a file that PULUMI_CONFIG_PASSPHRASE_FILE names
                run:     export PULUMI_CONFIG_PASSPHRASE=<passphrase>
            """));
    }

    [Test]
    public void A_passphrase_file_that_cannot_be_read_is_named()
    {
        using var folder = WithSecret("plain").Variable("PULUMI_CONFIG_PASSPHRASE_FILE", "/no/such/file");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              PULUMI_CONFIG_PASSPHRASE_FILE names /no/such/file, which cannot be read
                allowed: the stack's passphrase in PULUMI_CONFIG_PASSPHRASE, or in a file that PULUMI_CONFIG_PASSPHRASE_FILE names
                run:     ls -l /no/such/file
            """));
    }

    [Test]
    public void Another_passphrase_is_incorrect()
    {
        using var folder = WithSecret("plain").Passphrase("wrong");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: incorrect passphrase: it does not open the encryptionsalt of Pulumi.local.yaml
                allowed: the stack's passphrase in PULUMI_CONFIG_PASSPHRASE, or in a file that PULUMI_CONFIG_PASSPHRASE_FILE names
                run:     export PULUMI_CONFIG_PASSPHRASE=<passphrase>
            """));
    }

    [Test]
    public void Encrypted_values_that_cannot_be_read_are_reported_together()
    {
        var tampered = PulumiEncryptor.Encrypt("plain");
        tampered = tampered[..^4] + (tampered[^4] == 'A' ? 'B' : 'A') + tampered[^3..];
        using var folder = new SettingsFolder().Passphrase(PulumiEncryptor.Passphrase).Stack($$"""
            {{Salt}}config:
              todo:tampered:
                secure: {{tampered}}
              todo:cut:
                secure: {{PulumiEncryptor.Encrypt("plain")[..^1]}}
              todo:short:
                secure: v1:AAAAAAAAAAAAAAAA:AAAA
              todo:version:
                secure: v2:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAA
              todo:plain:
                secure: hunter2
              todo:nested:
                list: [a, {secure: hunter2}]
            """);

        Assert.That(folder.Mistake(), Is.EqualTo("""
            6 mistakes in Pulumi.local.yaml; nothing was touched.
              line 4: the encrypted value of todo:tampered was changed after it was encrypted, or belongs to another stack
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:tampered --stack local
              line 6: the encrypted value of todo:cut is cut short or mistyped: a part is not base64
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:cut --stack local
              line 8: the encrypted value of todo:short is cut short
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:short --stack local
              line 10: the encrypted value of todo:version is of an unknown version
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:version --stack local
              line 12: the encrypted value of todo:plain does not have three parts between colons
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:plain --stack local
              line 14: the encrypted value of todo:nested does not have three parts between colons
                allowed: v1:<nonce>:<ciphertext>, as Pulumi writes it
                run:     ./todo config set --secret todo:nested --stack local
            """));
    }

    [Test]
    public void Encrypted_values_without_a_salt_are_refused()
    {
        using var folder = new SettingsFolder().Passphrase(PulumiEncryptor.Passphrase).Stack($"config: {{todo:x: {Secure("plain")}}}");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              it holds encrypted values but no encryptionsalt, without which nobody can decrypt them
                allowed: encryptionsalt: v1:<salt>:<check>, as Pulumi wrote it with the values
                run:     git log -p -- Pulumi.local.yaml
            """));
    }

    [TestCase("v1:AAAA", "is cut short")]
    [TestCase("v2:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAA", "is of an unknown version")]
    [TestCase("v1:AAA:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAA", "is cut short or mistyped: a part is not base64")]
    [TestCase("v1:AAAAAAAAAAA=:v1:AAAA:AAAAAAAAAAAAAAAAAAAAAAAA", "is cut short")]
    public void A_malformed_salt_is_refused(string salt, string problem)
    {
        using var folder = new SettingsFolder().Passphrase(PulumiEncryptor.Passphrase)
            .Stack($"encryptionsalt: {salt}\nconfig: {{todo:x: {Secure("plain")}}}");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: encryptionsalt {problem}
                allowed: v1:<salt>:<check>, as Pulumi wrote it
                run:     git log -p -- Pulumi.local.yaml
            """));
    }

    [TestCase("secretsprovider: awskms://alias/todo?region=eu\nencryptedkey: AAAA\n", "awskms")]
    [TestCase("encryptedkey: AAAA\n", "the provider that wrote encryptedkey")]
    public void Another_secrets_provider_cannot_be_asked_without_pulumi(string provider, string name)
    {
        using var folder = new SettingsFolder().Stack($"{provider}config: {{todo:x: {{secure: AAAA}}}}");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: the values are encrypted by {name}, which only the Pulumi CLI can ask
                allowed: the passphrase provider, when Pulumi is not used
                run:     pulumi stack change-secrets-provider passphrase --stack local
            """));
    }

    [Test]
    public void The_example_is_encrypted_under_the_empty_passphrase_which_another_stacks_passphrase_does_not_open()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.production.yaml"));
        var line = example[..example.IndexOf("encryptionsalt", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        using var folder = new SettingsFolder().Passphrase("choose-one").Stack(example, "production");

        Assert.That(folder.Mistake("production"), Is.EqualTo($"""
            1 mistake in Pulumi.production.yaml; nothing was touched.
              line {line}: incorrect passphrase: it does not open the encryptionsalt of Pulumi.production.yaml
                allowed: the empty passphrase, under which Pulumi.production.yaml is encrypted
                run:     PULUMI_CONFIG_PASSPHRASE= <the same command>
            """));
    }

    private static string Secure(string plain) => $"{{secure: '{PulumiEncryptor.Encrypt(plain)}'}}";

    private static SettingsFolder WithSecret(string plain) => new SettingsFolder().Stack($"""
        {Salt}config:
          todo:plain: shown
          todo:x: {Secure(plain)}
        """);
}
