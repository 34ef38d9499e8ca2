using System.Collections.Immutable;
using Todo.Infra;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Settings;

internal sealed partial class TodoSettingsTests
{
    private const string Url = "postgresql://todo:Ab3xYz9Q@db.example.com/todo";

    private static readonly ServiceSettings OneMachine = new(
        ScaleRange.Fixed(1), ResourceBudget.Parse("50m", "1000m", "64Mi", "1Gi"), new GracefulShutdown(30, 5));
    private static readonly ServiceSettings Shared = new(
        new ScaleRange(3, 10), ResourceBudget.Parse("200m", "1000m", "256Mi", "1Gi"), new GracefulShutdown(60, 15));

    [Test]
    public void Local_needs_a_version_only_and_has_the_values_of_one_machine()
    {
        var settings = Read("local", Config(("todo:version", "v1.2.3")));
        Assert.Multiple(() =>
        {
            Assert.That(settings.ImageSource, Is.EqualTo(ImageSource.Build));
            Assert.That(settings.DatabaseLocation, Is.EqualTo(DatabaseLocation.Cluster));
            Assert.That(settings.Entry, Is.EqualTo(EntryKind.NodePort));
            Assert.That(settings.AppEnvironment, Is.EqualTo(AppEnvironment.Local));
            Assert.That(settings.Version, Is.EqualTo("v1.2.3"));
            Assert.That(settings.Namespace, Is.EqualTo("todo"));
            Assert.That(settings.KubeContext, Is.EqualTo("minikube"));
            Assert.That(settings.Registry, Is.Null);
            Assert.That(settings.PublicUrl, Is.EqualTo("http://localhost:30080"));
            Assert.That(settings.Network, Is.EqualTo(ImageNetwork.Open));
            Assert.That(settings.LogLevel, Is.EqualTo(LogLevel.Debug));
            Assert.That(settings.OpenAiModel, Is.EqualTo("gpt-4o-mini"));
            Assert.That(settings.Features, Is.EqualTo(new Dictionary<string, bool> { ["chat"] = true }));
            Assert.That(settings.DatabaseStorage.Text, Is.EqualTo("1Gi"));
            Assert.That(settings.Services, Is.EqualTo(new Dictionary<string, ServiceSettings>
            {
                ["backend"] = OneMachine,
                ["database"] = new(ScaleRange.Fixed(1), ResourceBudget.Default, new GracefulShutdown(30, 1)),
                ["frontend"] = OneMachine,
            }));
            Assert.That(new object?[] { settings.DatabaseUrl, settings.JwtSecret, settings.OpenAiApiKey }, Is.All.Null);
        });
    }

    [Test]
    public void Production_has_the_values_of_a_shared_cluster()
    {
        var settings = Read("production", Production());
        Assert.Multiple(() =>
        {
            Assert.That(settings.ImageSource, Is.EqualTo(ImageSource.Registry));
            Assert.That(settings.DatabaseLocation, Is.EqualTo(DatabaseLocation.External));
            Assert.That(settings.Entry, Is.EqualTo(EntryKind.Ingress));
            Assert.That(settings.AppEnvironment, Is.EqualTo(AppEnvironment.Production));
            Assert.That(settings.KubeContext, Is.EqualTo("production"));
            Assert.That(settings.PublicUrl, Is.EqualTo("https://todo.example.com"));
            Assert.That(settings.Registry, Is.EqualTo("registry.example.com/todo"));
            Assert.That(settings.LogLevel, Is.EqualTo(LogLevel.Info));
            Assert.That(
                settings.Services, Is.EqualTo(new Dictionary<string, ServiceSettings> { ["backend"] = Shared, ["frontend"] = Shared }));
            Assert.That(settings.DatabaseUrl, Is.Not.Null);
        });
    }

    [Test]
    public void A_service_can_be_given_other_values()
    {
        const string backend = """
            {"replicas":2,"cpuRequest":"100m","cpuLimit":"2","memoryRequest":"128Mi","memoryLimit":"512Mi",
            "maxReplicas":4,"ephemeralStorageRequest":"1Mi","ephemeralStorageLimit":"2Mi","gracePeriodSeconds":40,"preStopSleepSeconds":10}
            """;
        var settings = Read("local", Config(("todo:version", "v1.0.0"), ("todo:backend", backend)));
        var expected = new ServiceSettings(
            new ScaleRange(2, 4), ResourceBudget.Parse("100m", "2", "128Mi", "512Mi", "1Mi", "2Mi"), new GracefulShutdown(40, 10));
        Assert.That(settings.Services["backend"], Is.EqualTo(expected));
    }

    [Test]
    public void Features_are_added_to_the_ones_there_are()
    {
        var settings = Read("local", Config(("todo:version", "v1.0.0"), ("todo:features", """{"chat":false,"beta":true}""")));
        Assert.That(settings.Features, Is.EqualTo(new Dictionary<string, bool> { ["beta"] = true, ["chat"] = false }));
    }

    [Test]
    public void The_keys_of_other_programs_are_none_of_our_business() =>
        Assert.That(() => Read("local", Config(("todo:version", "v1.0.0"), ("docker:host", "unix:///x"))), Throws.Nothing);

    [Test]
    public void A_secret_does_not_print_itself() =>
        Assert.That($"{Read("production", Production())}", Does.Contain("DatabaseUrl = [secret]").And.Not.Contain("Ab3xYz9Q"));

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_key_what_is_allowed_and_what_to_run(StackConfig config, string stack, string expected)
    {
        var error = Assert.Throws<SettingsException>(() => Read(stack, config));
        Assert.That(
            error!.Message, Is.EqualTo($"1 mistake in the settings of stack {stack}; nothing was touched. Mend Pulumi.{stack}.yaml, by "
                + $"hand or by these commands:\n  {expected}"));
    }

    [Test]
    public void All_mistakes_are_told_together()
    {
        var error = Assert.Throws<SettingsException>(() => Read("local", Config(
            ("todo:version", "latest"), ("todo:nodePort", "80"), ("todo:replicas", "2"), ("todo:backend", """{"replicas":0}"""))));
        Assert.That(
            error!.Mistakes.Select(mistake => mistake.Key),
            Is.EqualTo(new[] { "todo:backend.replicas", "todo:nodePort", "todo:replicas", "todo:version" }));
    }

    private static StackConfig Production(params (string Key, string Value)[] more)
    {
        var config = Config([
            ("todo:environment", "production"),
            ("todo:version", "v1.0.0"),
            ("todo:registry", "registry.example.com/todo"),
            ("todo:host", "todo.example.com"),
            ("todo:databaseUrl", Url),
            ("kubernetes:context", "production"),
            .. more,
        ]);
        return config with { SecretKeys = ["todo:databaseUrl", "todo:jwtSecret", "todo:openAiApiKey"] };
    }

    private static TodoSettings Read(string stack, StackConfig config) =>
        TodoSettings.Read(stack, config, TodoStack.SectionsOf(TodoStack.Services));

    private static StackConfig Config(params (string Key, string Value)[] values)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            all[key] = value;
        }

        return new StackConfig(all.ToImmutable(), []);
    }
}
