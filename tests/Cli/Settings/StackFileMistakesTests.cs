using NUnit.Framework;

namespace Todo.Tests.Cli.Settings;

public class StackFileMistakesTests
{
    [TestCase("prod", "; did you mean production?", "run:     the same command with --stack production")]
    [TestCase("lcoal", "; did you mean local?", "run:     the same command with --stack local")]
    [TestCase("staging", ".", "write:   Pulumi.staging.yaml with the stack's settings under config:")]
    [TestCase("../elsewhere", ".", "write:   Pulumi.../elsewhere.yaml with the stack's settings under config:")]
    public void An_unknown_stack_names_the_known_ones_and_the_nearest(string stack, string guess, string mend)
    {
        using var folder = new SettingsFolder().Stack("").Stack("", "production");

        Assert.That(folder.Mistake(stack), Is.EqualTo($"""
            There is no stack {stack}: no Pulumi.{stack}.yaml beside Pulumi.yaml{guess}
                allowed: local, production
                {mend}
            """));
    }

    [Test]
    public void An_unknown_stack_of_a_project_without_stacks_says_that_there_are_none()
    {
        using var folder = new SettingsFolder();

        Assert.That(folder.Mistake(), Is.EqualTo("""
            There is no stack local: no Pulumi.local.yaml beside Pulumi.yaml.
                allowed: none yet
                write:   Pulumi.local.yaml with the stack's settings under config:
            """));
    }

    [Test]
    public void A_key_written_twice_in_two_forms_is_refused()
    {
        using var folder = new SettingsFolder().Stack("config:\n  todo:x: a\n  x: c\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 3: todo:x is there a second time; it is also on line 2
                allowed: each key once
            """));
    }

    [Test]
    public void An_unknown_key_of_the_file_names_the_nearest()
    {
        using var folder = new SettingsFolder().Stack("confg:\n  todo:x: a\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: the key confg is unknown; did you mean config?
                allowed: config, encryptionsalt, secretsprovider, encryptedkey, environment, mainEnvironment
            """));
    }

    [TestCase("[a]", "a list")]
    [TestCase("words", "a single value")]
    public void A_config_that_is_no_mapping_is_refused(string yaml, string kind)
    {
        using var folder = new SettingsFolder().Stack($"config: {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: config is {kind}
                allowed: keys with values, such as todo:version: v1.0.0
            """));
    }

    [TestCase("encryptionsalt")]
    [TestCase("secretsprovider")]
    public void A_key_of_the_file_that_is_no_text_is_refused(string key)
    {
        using var folder = new SettingsFolder().Stack($"{key}: [a]\nconfig: {{todo:x: {{secure: a}}}}\n");

        Assert.That(folder.Mistake(), Does.Contain($"""
              line 1: {key} is a list
                allowed: text
            """));
    }

    [TestCase("environment: [prod]\n", "environment")]
    [TestCase("mainEnvironment: todo/prod\n", "mainEnvironment")]
    public void Values_in_pulumis_cloud_cannot_be_read_without_pulumi(string yaml, string key)
    {
        using var folder = new SettingsFolder().Stack(yaml);

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 1: {key} takes values from Pulumi's cloud, which cannot be read without Pulumi
                allowed: values under config, when Pulumi is not used
            """));
    }

    [TestCase("a:b:c")]
    [TestCase("':x'")]
    [TestCase("'todo:'")]
    public void A_malformed_key_is_refused(string key)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  {key}: a\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: the key {key.Trim('\'')} is malformed
                allowed: name or namespace:name
            """));
    }

    [Test]
    public void A_date_is_refused_because_pulumi_would_rewrite_it()
    {
        using var folder = new SettingsFolder().Stack("config:\n  todo:x: [2026-01-31]\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: todo:x is a date, which Pulumi would rewrite
                allowed: text: '2026-01-31' in quotes
            """));
    }

    [TestCase("1_000")]
    [TestCase("0x1F")]
    [TestCase("0o17")]
    [TestCase("017")]
    [TestCase("-0b11")]
    [TestCase("089")]
    [TestCase("1e3")]
    [TestCase("5.")]
    [TestCase("1234567.5")]
    [TestCase("-0.00001")]
    [TestCase("1000000000000000")]
    public void A_number_that_pulumi_would_rewrite_is_refused(string number)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  todo:x: {number}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: todo:x is a number that is long or not written like 15 or 2.5, which Pulumi would rewrite
                allowed: text: '{number}' in quotes
            """));
    }

    [Test]
    public void All_mistakes_of_a_file_are_reported_together_in_the_order_of_its_lines()
    {
        using var folder = new SettingsFolder().Stack("""
            config:
              todo:x: 017
              a:b:c: d
              todo:secret: {secure: AAAA}
              x: 5
            """);

        Assert.That(folder.Mistake(), Is.EqualTo("""
            4 mistakes in Pulumi.local.yaml; nothing was touched.
              it holds encrypted values but no encryptionsalt, without which nobody can decrypt them
                allowed: encryptionsalt: v1:<salt>:<check>, as Pulumi wrote it with the values
                run:     git log -p -- Pulumi.local.yaml
              line 2: todo:x is a number that is long or not written like 15 or 2.5, which Pulumi would rewrite
                allowed: text: '017' in quotes
              line 3: the key a:b:c is malformed
                allowed: name or namespace:name
              line 5: todo:x is there a second time; it is also on line 2
                allowed: each key once
            """));
    }

    [Test]
    public void After_a_dozen_mistakes_the_number_of_the_rest_is_enough()
    {
        var keys = Enumerable.Range(1, 3000).Select(number => $"  a:b:c{number}: d\n");
        using var folder = new SettingsFolder().Stack($"config:\n{string.Concat(keys)}");

        var shown = Enumerable.Range(1, 12).Select(number => $"""
              line {number + 1}: the key a:b:c{number} is malformed
                allowed: name or namespace:name
            """);
        Assert.That(folder.Mistake(), Is.EqualTo($"""
            3000 mistakes in Pulumi.local.yaml; nothing was touched.
            {string.Join('\n', shown)}
              and 2988 more
            """));
    }

    [Test]
    public void A_dozen_mistakes_are_all_shown()
    {
        var keys = Enumerable.Range(1, 12).Select(number => $"  a:b:c{number}: d\n");
        using var folder = new SettingsFolder().Stack($"config:\n{string.Concat(keys)}");

        Assert.That(folder.Mistake(), Does.EndWith("""
              line 13: the key a:b:c12 is malformed
                allowed: name or namespace:name
            """));
    }
}
