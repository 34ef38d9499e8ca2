using NUnit.Framework;
using Todo.Cli;
using Todo.Cli.Settings;

namespace Todo.Tests.Cli.Settings;

public class ProjectFileMistakesTests
{
    [Test]
    public void A_folder_outside_every_project_is_refused()
    {
        using var folder = new SettingsFolder();
        File.Delete(Path.Combine(folder.Location, ProjectFile.FileName));

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            There is no Pulumi.yaml in {folder.Location} or in a folder above it.
                allowed: a folder of the repository, which has one at its root
                run:     cd <repository>
            """));
    }

    [Test]
    public void A_project_file_that_is_a_folder_is_refused()
    {
        using var folder = new SettingsFolder();
        File.Delete(Path.Combine(folder.Location, ProjectFile.FileName));
        Directory.CreateDirectory(Path.Combine(folder.Location, ProjectFile.FileName));

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.yaml; nothing was touched.
              it is a folder
                allowed: a YAML file
            """));
    }

    [Test]
    public void An_empty_project_file_is_refused()
    {
        using var folder = new SettingsFolder().Project("");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.yaml; nothing was touched.
              name is missing
                allowed: name: <project>, which is also the namespace of its settings
            """));
    }

    [Test]
    public void Malformed_yaml_is_refused_with_its_line()
    {
        using var folder = new SettingsFolder().Project("name: todo\nmain: [\n");

        Assert.That(folder.Mistake(), Is.EqualTo("""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 3: is not valid YAML: While parsing a node, did not find expected node content
                allowed: YAML, such as key: value, indented by spaces
            """));
    }

    [TestCase("name: [todo]", "name is a list", "text")]
    [TestCase("{name: todo, config: [a]}", "config is a list", "keys with values, such as todo:version: v1.0.0")]
    [TestCase("{name: todo, config: stacks}", "config is a single value", "keys with values, such as todo:version: v1.0.0")]
    public void A_mistake_in_the_project_is_refused(string yaml, string problem, string allowed)
    {
        using var folder = new SettingsFolder().Project(yaml);

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 1: {problem}
                allowed: {allowed}
            """));
    }

    [TestCase("x: {tpye: integer}", "the key tpye is unknown; did you mean type?", "default, value, type, items, description, secret")]
    [TestCase("x: {default: 1, value: 2}", "todo:x is there a second time; it is also on line 3", "each key once")]
    [TestCase("a:b:c: d", "the key a:b:c is malformed", "name or namespace:name")]
    [TestCase("{x: 1, todo:x: 2}", "todo:x is there a second time; it is also on line 3", "each key once")]
    [TestCase(
        "x: {default: {secure: hunter2}}",
        "todo:x is encrypted, but Pulumi.yaml belongs to every stack and each has its own key",
        "a secret in the file of its stack")]
    public void A_mistake_in_a_value_for_all_stacks_is_refused(string yaml, string problem, string allowed)
    {
        using var folder = new SettingsFolder().Project($"name: todo\nconfig:\n  {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 3: {problem}
                allowed: {allowed}
            """));
    }

    [Test]
    public void All_mistakes_of_the_project_are_reported_together()
    {
        using var folder = new SettingsFolder().Project("name: todo\nconfig:\n  x: {tpye: int}\n  a:b:c: d\n  y: {defualt: 1}\n");

        Assert.That(folder.Mistake(), Does.StartWith("3 mistakes in Pulumi.yaml; nothing was touched.\n"));
    }
}
