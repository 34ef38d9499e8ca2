using NUnit.Framework;
using Todo.Cli.Settings;

namespace Todo.Tests.Cli.Settings;

public class ProjectFileTests
{
    [Test]
    public void The_project_is_found_from_a_folder_deep_inside_it()
    {
        using var folder = new SettingsFolder();
        var deep = Directory.CreateDirectory(Path.Combine(folder.Location, "infra", "Components")).FullName;

        var project = ProjectFile.Find(deep);

        Assert.That((project.Directory, project.Name), Is.EqualTo((folder.Location, "todo")));
    }

    [Test]
    public void What_else_pulumi_allows_in_the_file_is_not_judged()
    {
        using var folder = new SettingsFolder().Stack("config: {todo:x: y}").Project("""
            name: todo
            runtime:
              name: dotnet
              options: {binary: bin/todo}
            main: [a, list]
            requiredPulumiVersion: ">=3.0.0"
            a key of the future: {a: b}
            """);

        Assert.That(folder.ReadX(), Is.EqualTo("y"));
    }

    [Test]
    public void The_stacks_are_those_with_a_file_beside_it()
    {
        using var folder = new SettingsFolder().Stack("", "production").Stack("", "local").File("Pulumi.txt", "").File("local.yaml", "");

        Assert.That(ProjectFile.Find(folder.Location).Stacks, Is.EqualTo(new[] { "local", "production" }));
    }

    [Test]
    public void The_values_for_all_stacks_hold_where_a_stack_has_none()
    {
        using var folder = new SettingsFolder().Stack("config: {todo:replicas: 3}").Project("""
            name: todo
            config:
              replicas: {type: integer, default: 1}
              todo:level: {type: string, default: DEBUG, description: of the log}
              flags: {default: {chat: true, limits: [1, 2.5]}}
              hosts: {type: array, items: {type: string}, default: [a, b]}
              short: 5
              kubernetes:context: {value: minikube}
              docker:host: unix:///run/docker.sock
              unset: {type: string}
            """);

        Assert.That(folder.Read().Values, Is.EqualTo(new Dictionary<string, string>
        {
            ["docker:host"] = "unix:///run/docker.sock",
            ["kubernetes:context"] = "minikube",
            ["todo:flags"] = """{"chat":true,"limits":[1,2.5]}""",
            ["todo:hosts"] = """["a","b"]""",
            ["todo:level"] = "DEBUG",
            ["todo:replicas"] = "3",
            ["todo:short"] = "5",
        }));
    }
}
