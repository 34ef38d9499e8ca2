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
    [TestCase("{name: todo, main: {a: b}}", "main is an object", "text")]
    [TestCase("{name: todo, runtime: [a]}", "runtime is a list", "text")]
    [TestCase("{name: todo, config: [a]}", "config is a list", "keys with what they declare")]
    [TestCase("{name: todo, config: stacks}", "config is a single value", "keys with what they declare")]
    [TestCase("{name: todo, stackConfigDir: stacks}", "stackConfigDir moves the files of the stacks", "Pulumi.<stack>.yaml beside Pulumi.yaml")]
    [TestCase("{name: todo, runtime: {nmae: dotnet}}", "the key nmae is unknown; did you mean name?", "name, options")]
    [TestCase("{name: todo, mian: infra}", "the key mian is unknown; did you mean main?", "name, runtime, main, description, config, author, website, license, template, backend, options, packages, plugins, requiredPulumiVersion, stackConfigDir")]
    public void A_mistake_in_the_project_is_refused(string yaml, string problem, string allowed)
    {
        using var folder = new SettingsFolder().Project(yaml);

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 1: {problem}
                allowed: {allowed}
            """));
    }

    [TestCase("x: {type: int}", "the type int of todo:x is unknown; did you mean integer?", "string, integer, boolean, array, object")]
    [TestCase("x: {type: number}", "the type number of todo:x is unknown", "string, integer, boolean, array, object")]
    [TestCase("x: {tpye: integer}", "the key tpye is unknown; did you mean type?", "type, items, description, default, value, secret")]
    [TestCase("x: {type: array}", "the array todo:x does not say what its items are", "items: {type: string}, or another type")]
    [TestCase("x: {type: array, items: string}", "the array todo:x does not say what its items are", "items: {type: string}, or another type")]
    [TestCase("x: {type: array, items: {type: text}}", "the type text of todo:x is unknown", "string, integer, boolean, array, object")]
    [TestCase("x: {type: integer, default: many}", "the default of todo:x is \"many\"", "a whole number; it is declared integer")]
    [TestCase("x: {type: string, default: 5}", "the default of todo:x is \"5\"", "text; it is declared string")]
    [TestCase("x: {default: 1, value: 2}", "todo:x has both a default and a value", "one of them")]
    [TestCase("x: {secret: perhaps}", "secret of todo:x is a single value that is no boolean", "true or false")]
    [TestCase("a:b: {type: string}", "a:b is not of the project's own namespace todo", "value: alone, which holds for every stack")]
    [TestCase("a:b: {default: c}", "a:b is not of the project's own namespace todo", "value: alone, which holds for every stack")]
    [TestCase("a:b: {description: c}", "a:b is not of the project's own namespace todo", "value: alone, which holds for every stack")]
    [TestCase("a:b:c: d", "the key a:b:c is malformed", "name or namespace:name")]
    [TestCase("{x: 1, todo:x: 2}", "todo:x is declared a second time", "each key once")]
    public void A_mistake_in_a_declaration_is_refused(string yaml, string problem, string allowed)
    {
        using var folder = new SettingsFolder().Project($"name: todo\nconfig:\n  {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 3: {problem}
                allowed: {allowed}
            """));
    }

    [TestCase("x: {secret: true, default: hunter2}", "todo:x is declared secret, but has a value in plain text here")]
    [TestCase("x: {default: {secure: hunter2}}", "todo:x is encrypted, but Pulumi.yaml belongs to every stack and each has its own key")]
    public void A_secret_in_the_project_is_refused_and_not_shown(string yaml, string problem)
    {
        using var folder = new SettingsFolder().Project($"name: todo\nconfig:\n  {yaml}\n");

        Assert.That(folder.Mistake(), Is.EqualTo($"""
            1 mistake in Pulumi.yaml; nothing was touched.
              line 3: {problem}
                allowed: a secret in the file of its stack
                run:     pulumi config set --secret todo:x --stack <stack>
            """));
    }

    [Test]
    public void All_mistakes_of_the_project_are_reported_together()
    {
        using var folder = new SettingsFolder().Project("nam: todo\nmain: []\nconfig:\n  x: {type: int}\n");

        Assert.That(folder.Mistake(), Does.StartWith("4 mistakes in Pulumi.yaml; nothing was touched.\n"));
    }
}
