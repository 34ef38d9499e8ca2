using System.Text;
using NUnit.Framework;

namespace Todo.Tests.Cli.Settings;

public class StackFileMistakesTests
{
    [TestCase("prod", "; did you mean production?", "the same command with --stack production")]
    [TestCase("lcoal", "; did you mean local?", "the same command with --stack local")]
    [TestCase("staging", ".", "pulumi stack init staging, or make the file")]
    [TestCase("../elsewhere", ".", "pulumi stack init ../elsewhere, or make the file")]
    public void An_unknown_stack_names_the_known_ones_and_the_nearest(string stack, string guess, string run)
    {
        using var folder = new SettingsFolder().Stack("").Stack("", "production");

        Assert.That(folder.Mistake(stack), Is.EqualTo($"""
            There is no stack {stack}: no Pulumi.{stack}.yaml beside Pulumi.yaml{guess}
                allowed: local, production
                run:     {run}
            """));
    }

    [Test]
    public void An_unknown_stack_of_a_project_without_stacks_says_that_there_are_none()
    {
        using var folder = new SettingsFolder();

        Assert.That(folder.Mistake(), Is.EqualTo("""
            There is no stack local: no Pulumi.local.yaml beside Pulumi.yaml.
                allowed: none yet
                run:     pulumi stack init local, or make the file
            """));
    }

    [Test]
    public void A_stack_file_that_is_a_folder_is_refused()
    {
        using var folder = new SettingsFolder();
        Directory.CreateDirectory(Path.Combine(folder.Location, "Pulumi.local.yaml"));

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              it is a folder
                allowed: a YAML file
            """));
    }

    [Test]
    public void A_stack_file_that_cannot_be_read_is_refused()
    {
        using var folder = new SettingsFolder();
        var path = Path.Combine(folder.Location, "Pulumi.local.yaml");
        File.CreateSymbolicLink(path, "Pulumi.gone.yaml");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              it cannot be read
                allowed: a file that you may read
                run:     ls -l Pulumi.local.yaml
            """));
    }

    [TestCase("config:\n  todo:x: [a, b\n", 3, "While parsing a flow sequence, did not find expected ',' or ']'")]
    [TestCase("config:\n  todo:x: \"a\n", 2, "While scanning a quoted scalar, found unexpected end of stream")]
    [TestCase("config:\n todo:x: a\n   todo:y: b\n", 3, "While scanning a plain scalar value, found invalid mapping")]
    [TestCase("config:\n  todo:x: @a\n", 2, "While scanning for the next token, found character that cannot start any token")]
    public void Malformed_yaml_is_refused_with_its_line(string yaml, int line, string problem)
    {
        using var folder = new SettingsFolder().Stack(yaml);

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line {line}: is not valid YAML: {problem}
                allowed: YAML, such as key: value, indented by spaces
            """));
    }

    [Test]
    public void An_unknown_anchor_is_refused_with_its_name()
    {
        using var folder = new SettingsFolder().Stack("config:\n  todo:x: *small\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              is not valid YAML: The anchor 'small' does not exists
                allowed: YAML, such as key: value, indented by spaces
            """));
    }

    [TestCase("- a\n", 1, "is a list")]
    [TestCase("# comment\njust words\n", 2, "is a single value")]
    public void A_file_that_is_no_mapping_is_refused(string yaml, int line, string problem)
    {
        using var folder = new SettingsFolder().Stack(yaml);

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line {line}: {problem}
                allowed: keys with values, such as name: todo
            """));
    }

    [Test]
    public void A_second_document_is_refused()
    {
        using var folder = new SettingsFolder().Stack("config: {}\n---\nconfig: {}\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 3: is the second of 2 YAML documents
                allowed: one document per file
            """));
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        using var folder = new SettingsFolder();
        File.WriteAllBytes(Path.Combine(folder.Location, "Pulumi.local.yaml"), [.. Encoding.Latin1.GetBytes("config:\n  todo:x: caf\u00e9\n")]);

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: holds bytes that are not UTF-8
                allowed: text saved as UTF-8
            """));
    }

    [Test]
    public void A_key_written_twice_is_refused()
    {
        using var folder = new SettingsFolder().Stack("config:\n  todo:x: a\n  todo:y: b\n  'todo:x': c\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 4: the key 'todo:x' is there a second time
                allowed: each key once
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

    [TestCase("5", "5")]
    [TestCase("true", "true")]
    [TestCase("[a, b]", "[ a, b ]")]
    public void A_key_that_is_no_text_is_refused(string yaml, string shown)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  todo:x:\n    ? {yaml}\n    : a\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 3: the key {shown} is not text
                allowed: text; put a number or a word such as true in quotes
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

    [Test]
    public void An_anchor_inside_itself_is_refused()
    {
        using var folder = new SettingsFolder().Stack("config:\n  todo:x: &again\n    a: *again\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: todo:x is nested too deep
                allowed: 50 levels; an anchor not inside itself
            """));
    }

    [TestCase("integer", "many", "\"many\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("integer", "1.5", "\"1.5\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("integer", "", "\"\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("integer", "99999999999999999999", "\"1e+20\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("integer", "' 5'", "\" 5\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("integer", "'1,000'", "\"1,000\"", "a whole number; Pulumi.yaml declares it integer")]
    [TestCase("boolean", "yes", "\"yes\"", "true or false; Pulumi.yaml declares it boolean")]
    [TestCase("string", "[a]", "a list", "text; Pulumi.yaml declares it string")]
    [TestCase("string", "{a: b}", "an object", "text; Pulumi.yaml declares it string")]
    public void A_value_of_another_type_than_declared_is_refused(string type, string yaml, string shown, string allowed)
    {
        using var folder = Declared(type).Stack($"config:\n  todo:x: {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: todo:x is {shown}
                allowed: {allowed}
                run:     pulumi config set todo:x --stack local
            """));
    }

    [TestCase("object", "[a]", "a list", "an object; Pulumi.yaml declares it object")]
    [TestCase("object", "a", "\"a\"", "an object; Pulumi.yaml declares it object")]
    [TestCase("array, items: {type: string}", "a", "\"a\"", "a list, each item text; Pulumi.yaml declares it array<string>")]
    [TestCase("array, items: {type: string}", "[a, 5]", "a list", "a list, each item text; Pulumi.yaml declares it array<string>")]
    [TestCase("array, items: {type: integer}", "[1, x]", "a list", "a list, each item a whole number; Pulumi.yaml declares it array<integer>")]
    [TestCase("array, items: {type: integer}", "[1.5]", "a list", "a list, each item a whole number; Pulumi.yaml declares it array<integer>")]
    [TestCase("array, items: {type: boolean}", "[null]", "a list", "a list, each item true or false; Pulumi.yaml declares it array<boolean>")]
    public void A_structure_of_another_type_than_declared_is_refused(string type, string yaml, string shown, string allowed)
    {
        using var folder = Declared(type).Stack($"config:\n  todo:x: {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: todo:x is {shown}
                allowed: {allowed}
            """));
    }

    [Test]
    public void All_mistakes_of_a_file_are_reported_together_in_the_order_of_its_lines()
    {
        using var folder = Declared("integer").Stack("""
            config:
              todo:x: many
              a:b:c: d
              todo:secret: {secure: AAAA}
              x: 5
            """);

        Assert.That(folder.Mistake(), Is.EqualTo("""
            4 mistakes in Pulumi.local.yaml; nothing was touched.
              it holds encrypted values but no encryptionsalt, without which nobody can decrypt them
                allowed: encryptionsalt: v1:<salt>:<check>, as Pulumi wrote it with the values
                run:     git log -p -- Pulumi.local.yaml
              line 2: todo:x is "many"
                allowed: a whole number; Pulumi.yaml declares it integer
                run:     pulumi config set todo:x --stack local
              line 3: the key a:b:c is malformed
                allowed: name or namespace:name
              line 5: todo:x is there a second time; it is also on line 2
                allowed: each key once
            """));
    }

    private static SettingsFolder Declared(string type) =>
        new SettingsFolder().Project($"name: todo\nconfig:\n  x: {{type: {type}}}");
}
