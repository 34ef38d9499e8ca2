using System.Text;
using NUnit.Framework;

namespace Todo.Tests.Cli.Settings;

public class YamlMistakesTests
{
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
        File.WriteAllBytes(
            Path.Combine(folder.Location, "Pulumi.local.yaml"),
            [.. Encoding.Latin1.GetBytes("config:\n  todo:x: caf\u00e9\n")]);

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

    [TestCase("a: *again", "todo:x")]
    [TestCase("<<: *again", "<<")]
    public void An_anchor_inside_itself_is_refused(string again, string where)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  todo:x: &again\n    {again}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.local.yaml; nothing was touched.
              line 2: {where} is nested too deep
                allowed: 50 levels; an anchor not inside itself
            """));
    }
}
