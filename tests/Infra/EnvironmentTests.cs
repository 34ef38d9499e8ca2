using System.Collections.Immutable;
using Todo.Cli.Evaluation;
using Todo.Infra;
using Todo.Infra.Environments;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra;

internal sealed class EnvironmentTests
{
    private static readonly StackEnvironment Canary = StackEnvironment.All[1] with
    {
        Name = "canary",
        Entry = EntryKind.NodePort,
        LogLevel = LogLevel.Warning,
        KubeContext = "canary",
        Replicas = 2,
    };

    private TemporaryFolder _project = null!;

    [SetUp]
    public void MakeProject()
    {
        _project = new TemporaryFolder();
        _project.Write("Pulumi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));
    }

    [TearDown]
    public void DeleteProject() => _project.Dispose();

    [Test]
    public async Task A_third_environment_needs_a_stack_file_and_no_code()
    {
        var plan = await StagingAsync();
        Expected.Matches("staging.resources.txt", ResourceTree.Of(plan));
        Expected.Matches("staging.yaml", ManifestYaml.Of(plan.Manifests));
    }

    [Test]
    public void An_environment_is_one_record()
    {
        var config = Config(
            ("todo:environment", "canary"),
            ("todo:version", "v1.0.0"),
            ("todo:registry", "registry.example.com/todo"),
            ("todo:databaseLocation", "cluster"));
        var settings = TodoSettings.Read("canary", config, TodoStack.SectionsOf(TodoStack.Services), [.. StackEnvironment.All, Canary]);
        Assert.Multiple(() =>
        {
            Assert.That(settings.PublicUrl, Is.EqualTo("http://localhost:30080"));
            Assert.That(settings.LogLevel, Is.EqualTo(LogLevel.Warning));
            Assert.That(settings.KubeContext, Is.EqualTo("canary"));
            Assert.That(
                settings.Services.ToDictionary(service => service.Key, service => service.Value.Scale.Min),
                Is.EqualTo(new Dictionary<string, int> { ["backend"] = 2, ["database"] = 1, ["frontend"] = 2 }));
        });
    }

    [Test]
    public void A_choice_brings_its_own_rules()
    {
        var config = Config(
            ("todo:version", "v1.0.0"),
            ("todo:availability", "redundant"),
            ("todo:backend", """{"replicas":1}"""),
            ("todo:databaseLocation", "external"),
            ("todo:entry", "ingress"),
            ("todo:imageSource", "registry"),
            ("todo:secrets", "given"));
        var error = Assert.Throws<SettingsException>(() => TodoSettings.Read("local", config, TodoStack.SectionsOf(TodoStack.Services)));
        Assert.That(error!.Mistakes.Select(mistake => $"{mistake.Key} {mistake.Problem}"), Is.EqualTo(new[]
        {
            "todo:backend.replicas is \"1\"",
            "todo:databaseUrl is not set",
            "todo:host is not set",
            "todo:jwtSecret is not set",
            "todo:registry is not set",
        }));
    }

    [Test]
    public void A_redundant_stack_runs_two_pods_of_each_service_at_least()
    {
        var config = Config(("todo:version", "v1.0.0"), ("todo:availability", "redundant"));
        var settings = TodoSettings.Read("local", config, TodoStack.SectionsOf(TodoStack.Services));
        Assert.That(
            settings.Services.Select(service => $"{service.Key} {service.Value.Scale.Min}"),
            Is.EqualTo(new[] { "backend 2", "database 1", "frontend 2" }));
    }

    [Test]
    public async Task Given_secrets_are_used_and_none_of_them_is_generated()
    {
        var plan = await Stacks.EvaluateAsync("local", config => new StackConfig(
            config.Values
                .SetItem("todo:secrets", "given")
                .SetItem("todo:jwtSecret", "0123456789abcdef0123456789abcdef")
                .SetItem("todo:databasePassword", "Zq81mVx0Lp22Wk9s"),
            ["todo:jwtSecret", "todo:databasePassword"]));
        var passwords = plan.Resources
            .Where(resource => resource.Type == "random:index/randomPassword:RandomPassword")
            .Select(resource => resource.Name);
        Assert.That(passwords, Is.EqualTo(new[] { "secret-hash-key" }), "the key of the hashes guards nothing that anybody could set");
        Assert.That(
            plan.Manifests.Where(manifest => $"{manifest["kind"]}" == "Secret").Select(secret => secret["stringData"]!.ToJsonString()),
            Is.EqualTo(new[]
            {
                """{"DATABASE_PASSWORD":"Zq81mVx0Lp22Wk9s","JWT_SECRET":"0123456789abcdef0123456789abcdef"}""",
                """{"POSTGRES_PASSWORD":"Zq81mVx0Lp22Wk9s"}""",
            }));
    }

    private Task<Plan> StagingAsync()
    {
        _project.Write("Pulumi.staging.yaml", """
            config:
              kubernetes:context: staging
              todo:environment: production
              todo:version: v1.0.0
              todo:registry: registry.example.com/todo
              todo:host: staging.example.com
              todo:databaseLocation: cluster
              todo:availability: single
              todo:frontend:
                replicas: 1
              todo:backend:
                replicas: 2
            """);
        return Stacks.EvaluateAsync(_project.Path, "staging", TodoStack.Services);
    }

    private static StackConfig Config(params (string Key, string Value)[] values) => new(
        values.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), []);
}
