using NUnit.Framework;
using Todo.Cli.Errors;

namespace Todo.Tests.Cli.Settings;

public class StackSettingsTests
{
    private const string Head = "# yaml-language-server: $schema=docs/settings.schema.json\nconfig:\n  kubernetes:context: minikube\n"
        + "  todo:environment: local # where nothing is harmed\n  todo:version: v1.0.0\n";

    private const string ApiKey = "sk-live-0123456789";

    [Test]
    public void A_first_secret_brings_the_salt_and_both_are_read_again()
    {
        using var folder = new SettingsFolder().Passphrase("choose-one").Stack(Head);

        var open = folder.Settings().Set("openAiApiKey", isPath: false, ApiKey, isSecret: true);

        Assert.That(open, Is.Empty);
        Assert.That(folder.Text(), Does.Match(
            @"^# yaml.*\nencryptionsalt: v1:\S+\nconfig:\n(.*\n){3}  todo:openAiApiKey:\n    secure: v1:\S+\n$").And.Not.Contain(ApiKey));
        var config = folder.Read();
        Assert.That((config.Values["todo:openAiApiKey"], config.SecretKeys.Single()), Is.EqualTo((ApiKey, "todo:openAiApiKey")));
    }

    [Test]
    public void A_second_secret_is_encrypted_under_the_same_passphrase()
    {
        using var folder = new SettingsFolder().Passphrase("choose-one").Stack(Head);
        folder.Settings().Set("openAiApiKey", isPath: false, "sk-old-0123456789", isSecret: true);
        var salt = folder.Text().Split('\n')[1];

        folder.Settings().Set("jwtSecret", isPath: false, new string('s', 40), isSecret: true);
        folder.Settings().Set("todo:openAiApiKey", isPath: false, ApiKey, isSecret: true);

        Assert.That(folder.Text().Split('\n')[1], Is.EqualTo(salt));
        Assert.That(
            (folder.Read().Values["todo:openAiApiKey"], folder.Read().Values["todo:jwtSecret"]), Is.EqualTo((ApiKey, new string('s', 40))));
    }

    [Test]
    public void A_file_of_the_real_CLI_takes_a_secret_and_keeps_every_other_byte()
    {
        var vectors = Path.Combine(Repository.Root, "tests", "Cli", "Settings", "Vectors");
        var real = File.ReadAllText(Path.Combine(vectors, "Pulumi.local.yaml")).Split("config:\n")[0] + Head;
        using var folder = new SettingsFolder().Passphrase("correct horse battery staple").Stack(real);

        folder.Settings().Set("openAiApiKey", isPath: false, ApiKey, isSecret: true);

        Assert.That(folder.Text(), Does.StartWith(real));
        Assert.That(folder.Read().Values["todo:openAiApiKey"], Is.EqualTo(ApiKey));
    }

    [Test]
    public void A_first_secret_without_a_passphrase_is_refused()
    {
        using var folder = new SettingsFolder().Stack(Head);
        const string Allowed = "a passphrase of your choice in PULUMI_CONFIG_PASSPHRASE, or in a file that "
            + "PULUMI_CONFIG_PASSPHRASE_FILE names; every later command needs it, too";
        Refused(folder, "openAiApiKey", ApiKey, $"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              the first secret of stack local needs a passphrase to be encrypted under, and none is set
                allowed: {Allowed}
                run:     export PULUMI_CONFIG_PASSPHRASE=<passphrase>
            """, isSecret: true);
    }

    [Test]
    public void A_secret_under_another_passphrase_is_refused()
    {
        using var folder = new SettingsFolder().Passphrase("wrong").Stack($"encryptionsalt: {PulumiEncryptor.EncryptionSalt}\n{Head}");
        Refused(folder, "openAiApiKey", ApiKey, """
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: incorrect passphrase: it does not open the encryptionsalt of Pulumi.local.yaml
                allowed: the stack's passphrase in PULUMI_CONFIG_PASSPHRASE, or in a file that PULUMI_CONFIG_PASSPHRASE_FILE names
                run:     export PULUMI_CONFIG_PASSPHRASE=<passphrase>
            """, isSecret: true);
    }

    [Test]
    public void A_plain_setting_needs_no_passphrase_although_the_file_has_secrets()
    {
        var secret = $"  todo:jwtSecret:\n    secure: {PulumiEncryptor.Encrypt(new string('s', 40))}\n";
        using var folder = new SettingsFolder().Stack($"encryptionsalt: {PulumiEncryptor.EncryptionSalt}\n{Head}{secret}");

        var open = folder.Settings().Set("logLevel", isPath: false, "INFO", isSecret: false);

        Assert.That((open.Length, folder.Settings().Get("logLevel", isPath: false, showSecrets: false)), Is.EqualTo((0, "INFO")));
    }

    [TestCase("todo:backend.replicas", "3", "  todo:backend:\n    replicas: 3\n")]
    [TestCase("features.chat", "false", "  todo:features:\n    chat: false\n")]
    [TestCase("nodeSelector[\"example.com/disk\"]", "ssd", "  todo:nodeSelector:\n    example.com/disk: ssd\n")]
    public void A_path_leads_into_an_object(string key, string value, string written)
    {
        using var folder = new SettingsFolder().Stack(Head);

        folder.Settings().Set(key, isPath: true, value, isSecret: false);

        Assert.That(folder.Text(), Is.EqualTo(Head + written));
        Assert.That(folder.Settings().Get(key, isPath: true, showSecrets: false), Is.EqualTo(value));
        folder.Settings().Remove(key, isPath: true);
        Assert.That(folder.Text(), Is.EqualTo(Head + written.Split('\n')[0] + " {}\n"));
    }

    [TestCase("todo:version", "latest", """
        todo:version is "latest"
            allowed: a version such as v1.2.3 (semantic versioning with a leading v)
            run:     ./todo config set todo:version v1.0.0 --stack local
        """)]
    [TestCase("todo:monitorin", "none", "todo:monitorin is not known; did you mean todo:monitoring?", true)]
    [TestCase("todo:openAiApiKey", "sk-live", """
        todo:openAiApiKey is a secret in plain text
            allowed: an encrypted value
            run:     ./todo config set --secret todo:openAiApiKey --stack local
        """)]
    [TestCase("todo:registry", "registry.example.com", """
        todo:registry has no meaning where todo:imageSource is build
            allowed: not set
        """)]
    public void What_is_unknown_or_wrong_is_refused_as_everywhere(string key, string value, string mistake, bool isFirstLine = false)
    {
        using var folder = new SettingsFolder().Stack(Head);
        var error = Assert.Throws<UserError>(() => folder.Settings().Set(key, isPath: false, value, isSecret: false))!;
        var expected = "1 mistake in the settings of stack local; nothing was touched.\n  " + mistake;
        Assert.That(isFirstLine ? string.Join('\n', error.Message.Split('\n')[..2]) : error.Message, Is.EqualTo(expected));
        Assert.That((error.ExitCode, folder.Text()), Is.EqualTo((ExitCodes.WrongUse, Head)));
    }

    [Test]
    public void A_secret_that_cannot_be_used_is_not_shown()
    {
        using var folder = new SettingsFolder().Passphrase("").Stack(Head);
        Refused(folder, "jwtSecret", "too-short", """
            1 mistake in the settings of stack local; nothing was touched.
              todo:jwtSecret holds a secret that cannot be used (its value is not shown)
                allowed: at least 32 characters, not a placeholder
                run:     ./todo config set --secret todo:jwtSecret --stack local
            """, isSecret: true);
    }

    [Test]
    public void What_a_setting_makes_necessary_elsewhere_is_told()
    {
        using var folder = new SettingsFolder().Stack(Head);
        var open = folder.Settings().Set("imageSource", isPath: false, "registry", isSecret: false);
        Assert.That((folder.Text(), open.Single().Key, open.Single().Problem), Is.EqualTo(
            ($"{Head}  todo:imageSource: registry\n", "todo:registry", "is not set")));
    }

    [Test]
    public void Another_namespace_is_refused()
    {
        using var folder = new SettingsFolder().Stack(Head);
        Refused(folder, "tood:version", "v1.0.0", """
            tood:version is not known: this program reads no such namespace; nothing was touched.
                allowed: the keys of todo: and kubernetes:, which docs/settings.md describes
                run:     an editor on Pulumi.local.yaml, for a provider of your own
            """);
    }

    [Test]
    public void A_secret_is_shown_only_when_that_is_asked_for()
    {
        using var folder = new SettingsFolder().Passphrase("").Stack($"{Head}  todo:jwtSecret: in-plain-text-by-mistake\n");
        folder.Settings().Set("openAiApiKey", isPath: false, ApiKey, isSecret: true);
        Assert.Multiple(() =>
        {
            Assert.That(folder.Settings().List(showSecrets: false).Select(pair => $"{pair.Key}={pair.Value}"), Is.EqualTo(new[]
            {
                "kubernetes:context=minikube", "todo:environment=local", "todo:jwtSecret=[secret]", "todo:openAiApiKey=[secret]",
                "todo:version=v1.0.0",
            }));
            Assert.That(folder.Settings().Get("openAiApiKey", isPath: false, showSecrets: true), Is.EqualTo(ApiKey));
            Assert.That(
                () => folder.Settings().Get("openAiApiKey", isPath: false, showSecrets: false),
                Throws.TypeOf<UserError>().With.Message.EqualTo("""
                    todo:openAiApiKey is a secret, which is not shown.
                        allowed: with --show-secrets, where nobody else sees the screen
                        run:     ./todo config get todo:openAiApiKey --stack local --show-secrets
                    """));
        });
    }

    [Test]
    public void What_is_not_set_is_neither_got_nor_removed()
    {
        using var folder = new SettingsFolder().Stack(Head);
        const string Message = """
            todo:versoin is not set in Pulumi.local.yaml; did you mean todo:version?
                allowed: what this lists: ./todo config get --stack local
                run:     the same command with one of them
            """;
        Assert.That(
            () => folder.Settings().Get("versoin", isPath: false, showSecrets: false), Throws.Exception.With.Message.EqualTo(Message));
        Assert.That(() => folder.Settings().Remove("versoin", isPath: false), Throws.Exception.With.Message.EqualTo(Message));
    }

    [Test]
    public void A_removed_setting_leaves_the_rest_as_it_was()
    {
        using var folder = new SettingsFolder().Stack(Head);
        var open = folder.Settings().Remove("version", isPath: false);
        Assert.That((folder.Text(), open.Single().Problem), Is.EqualTo((Head.Replace("  todo:version: v1.0.0\n", ""), "is not set")));
    }

    [Test]
    public void An_anchored_file_is_left_alone()
    {
        const string Text = "config:\n  todo:version: &v v1.0.0\n  todo:environment: local\n  todo:openAiModel: *v\n";
        using var folder = new SettingsFolder().Stack(Text);
        Assert.That(
            () => folder.Settings().Set("version", isPath: false, "v2.0.0", isSecret: false), Throws.TypeOf<UserError>());
        Assert.That(folder.Text(), Is.EqualTo(Text));
    }

    private static void Refused(SettingsFolder folder, string key, string value, string message, bool isSecret = false)
    {
        var before = folder.Text();
        var error = Assert.Throws<UserError>(() => folder.Settings().Set(key, isPath: false, value, isSecret))!;
        Assert.That((error.ExitCode, error.Message, folder.Text()), Is.EqualTo((ExitCodes.WrongUse, message, before)));
    }
}
