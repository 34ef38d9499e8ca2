using System.Collections.Immutable;
using Todo.Infra;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Settings;

internal sealed class TodoSettingsTests
{
    private const string Url = "postgresql://todo:Ab3xYz9Q@db.example.com/todo";

    private static readonly ServiceSettings OneMachine = new(1, ResourceBudget.Parse("50m", "1000m", "64Mi", "1Gi"), new GracefulShutdown(30, 5));
    private static readonly ServiceSettings Shared = new(3, ResourceBudget.Parse("200m", "1000m", "256Mi", "1Gi"), new GracefulShutdown(60, 15));

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
                ["database"] = new(1, ResourceBudget.Default, new GracefulShutdown(30, 1)),
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
            Assert.That(settings.Services, Is.EqualTo(new Dictionary<string, ServiceSettings> { ["backend"] = Shared, ["frontend"] = Shared }));
            Assert.That(settings.DatabaseUrl, Is.Not.Null);
        });
    }

    [Test]
    public void A_service_can_be_given_other_values()
    {
        const string backend = """
            {"replicas":2,"cpuRequest":"100m","cpuLimit":"2","memoryRequest":"128Mi","memoryLimit":"512Mi","gracePeriodSeconds":40,"preStopSleepSeconds":10}
            """;
        var settings = Read("local", Config(("todo:version", "v1.0.0"), ("todo:backend", backend)));
        var expected = new ServiceSettings(2, ResourceBudget.Parse("100m", "2", "128Mi", "512Mi"), new GracefulShutdown(40, 10));
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
            error!.Message, Is.EqualTo($"1 mistake in the settings of stack {stack}; nothing was touched. Mend Pulumi.{stack}.yaml, by hand or by these commands:\n  {expected}"));
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

    private static IEnumerable<TestCaseData> Mistakes()
    {
        const string NamespaceRule = "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end) that is not one of Kubernetes' own: not default, not kube-*";
        const string version = "a version such as v1.2.3 (semantic versioning with a leading v)";
        yield return Local("a version is required", "todo:version", null, "is not set", version, "v1.0.0");
        foreach (var text in new[] { "1.2.3", "v1.2", "v1.2.3.4", "v01.2.3", "latest", "v1.2.3+build", "" })
        {
            yield return Local($"the version {text}", "todo:version", text, $"is \"{text}\"", version, "v1.0.0");
        }

        yield return Local("environment", "todo:environment", "staging", "is \"staging\"", "one of local, production", "local");
        foreach (var text in new[] { "Todo", "-todo", "todo_app", new string('a', 64), "default", "kube-system", "kube-x" })
        {
            yield return Local($"the namespace {text}", "todo:namespace", text, $"is \"{text}\"", NamespaceRule, "todo");
        }

        foreach (var text in new[] { "80", "29999", "32768", "many", "30080.5", "-1" })
        {
            yield return Local($"the node port {text}", "todo:nodePort", text, $"is \"{text}\"", "a whole number from 30000 to 32767", "30080");
        }

        yield return Local("network", "todo:network", "half", "is \"half\"", "one of open, closed", "open");
        yield return Local("log level", "todo:logLevel", "debug", "is \"debug\"", "one of DEBUG, INFO, WARNING, ERROR", "DEBUG");
        yield return Local("model", "todo:openAiModel", "gpt 4", "is \"gpt 4\"", "the name of a model, without spaces", "gpt-4o-mini");
        yield return Local("storage", "todo:databaseStorage", "big", "is \"big\"", "a positive quantity such as 1Gi", "1Gi");
        yield return Local("host", "todo:host", "http://x", "is \"http://x\"", "a host name such as todo.example.com", "localhost");
        foreach (var (stack, key, choice) in new[]
        {
            ("local", "registry", "todo:imageSource is build"),
            ("local", "databaseUrl", "todo:databaseLocation is cluster"),
            ("production", "nodePort", "todo:entry is ingress"),
            ("production", "databaseStorage", "todo:databaseLocation is external"),
            ("production", "database", "todo:databaseLocation is external"),
        })
        {
            var value = key switch { "nodePort" => "30080", "databaseStorage" => "1Gi", "registry" => "registry.example.com", "database" => "{}", _ => Url };
            var config = stack == "local" ? Config(("todo:version", "v1.0.0"), ($"todo:{key}", value)) with { SecretKeys = ["todo:databaseUrl"] } : Production(($"todo:{key}", value));
            yield return Case(
                $"{key} in {stack}",
                config,
                stack,
                $"todo:{key} has no meaning where {choice}\n    allowed: not set\n    run:     pulumi config rm todo:{key} --stack {stack}");
        }

        yield return Case(
            "a registry in upper case",
            Production(("todo:registry", "UPPER.example.com")),
            "production",
            "todo:registry is \"UPPER.example.com\"\n    allowed: a registry and a path in lower case, such as registry.example.com/team\n    run:     pulumi config set todo:registry registry.example.com/team --stack production");
        yield return Case(
            "an encrypted value that is no secret",
            Config(("todo:version", "v1.0.0"), ("todo:openAiModel", "hunter2")) with { SecretKeys = ["todo:openAiModel"] },
            "local",
            "todo:openAiModel is encrypted, but is shown in plain text where it is used\n    allowed: a value that is not secret\n    run:     pulumi config set todo:openAiModel gpt-4o-mini --stack local");
        yield return Local("context", "kubernetes:context", "", "is \"\"", "the name of a context of the kubeconfig", "minikube");
        yield return Local("a list for an object", "todo:features", "[1]", "is \"[1]\"", "an object, one key a line below it", "'{}'");
        yield return Local("no JSON for an object", "todo:backend", "two", "is \"two\"", "an object, one key a line below it", "'{}'");
        yield return Local("feature", "todo:features", """{"chat":"yes"}""", "is \"yes\"", "true or false", "true", path: "todo:features.chat");
        yield return Backend("replicas", """{"replicas":0}""", "replicas", "is \"0\"", "a whole number from 1 to 100", "1");
        yield return Backend("quantity", """{"cpuLimit":"fast"}""", "cpuLimit", "is \"fast\"", "a positive quantity such as 250m, 0.5, 128Mi, 1Gi", "1000m");
        yield return Backend("CPU limit", """{"cpuRequest":"2","cpuLimit":"500m"}""", "cpuLimit", "is 500m, below cpuRequest 2", "at least the request", "2");
        yield return Backend("memory limit", """{"memoryLimit":"32Mi"}""", "memoryLimit", "is 32Mi, below memoryRequest 64Mi", "at least the request", "64Mi");
        yield return Backend("grace", """{"gracePeriodSeconds":29}""", "gracePeriodSeconds", "is \"29\"", "a whole number from 30 to 600", "30");
        yield return Backend("sleep", """{"preStopSleepSeconds":21}""", "preStopSleepSeconds", "is 21, which leaves under 10 s of the grace period of 30 s", "a whole number from 1 to 20", "5");

        yield return Case(
            "an unknown key",
            Config(("todo:version", "v1.0.0"), ("todo:nodeport", "30080")),
            "local",
            "todo:nodeport is not known; did you mean todo:nodePort?\n    allowed: "
                + "todo:appEnvironment, todo:availability, todo:backend, todo:database, todo:databaseLocation, todo:databasePassword, "
                + "todo:databaseStorage, todo:databaseUrl, todo:entry, todo:environment, todo:features, todo:frontend, todo:host, "
                + "todo:imageSource, todo:jwtSecret, todo:logLevel, todo:namespace, todo:network, todo:nodePort, todo:openAiApiKey, "
                + "todo:openAiModel, todo:registry, todo:secrets, todo:version\n"
                + "    run:     pulumi config rm todo:nodeport --stack local");
        yield return Case(
            "an unknown key of an object",
            Config(("todo:version", "v1.0.0"), ("todo:frontend", """{"color":"blue"}""")),
            "local",
            "todo:frontend.color is not known\n    allowed: todo:frontend.cpuLimit, todo:frontend.cpuRequest, todo:frontend.gracePeriodSeconds, "
                + "todo:frontend.memoryLimit, todo:frontend.memoryRequest, todo:frontend.preStopSleepSeconds, todo:frontend.replicas\n"
                + "    run:     pulumi config rm --path 'todo:frontend.color' --stack local");
        yield return Case(
            "an unknown key of the provider",
            Config(("todo:version", "v1.0.0"), ("kubernetes:contxt", "minikube")),
            "local",
            "kubernetes:contxt is not known; did you mean kubernetes:context?\n    allowed: kubernetes:context, kubernetes:kubeconfig\n    run:     pulumi config rm kubernetes:contxt --stack local");
        yield return Case(
            "a secret in plain text",
            Config(("todo:version", "v1.0.0"), ("todo:jwtSecret", new string('k', 32))),
            "local",
            "todo:jwtSecret is a secret in plain text\n    allowed: a value encrypted by Pulumi\n    run:     pulumi config set --secret todo:jwtSecret --stack local");
        yield return Case(
            "a secret object with a mistake",
            Config(("todo:version", "v1.0.0"), ("todo:backend", """{"replicas":"hunter2"}""")) with { SecretKeys = ["todo:backend"] },
            "local",
            "todo:backend.replicas holds a value that is not allowed (it is secret, so it is not shown)\n    allowed: a whole number from 1 to 100\n"
                + "    run:     pulumi config set --path 'todo:backend.replicas' 1 --stack local");

        yield return Missing("host", "a host name such as todo.example.com", "todo.example.com");
        yield return Missing("registry", "a registry and a path in lower case, such as registry.example.com/team", "registry.example.com/team");
        yield return Missing("databaseUrl", "postgresql://user:password@host/database, not a placeholder", "--secret");
        yield return Case(
            "one replica in production",
            Production(("todo:backend", """{"replicas":1}""")),
            "production",
            "todo:backend.replicas is \"1\"\n    allowed: a whole number from 2 to 100\n    run:     pulumi config set --path 'todo:backend.replicas' 3 --stack production");
        foreach (var url in new[] { "", "db.example.com", "mysql://u:p4x@h/d", "postgresql://h/d", "postgresql://u:pw@h/", "postgresql://u:changeme@h/d", "postgresql://u:<password>@h/d" })
        {
            yield return Secret("databaseUrl", url, "postgresql://user:password@host/database, not a placeholder");
        }

        foreach (var text in new[] { "short", "changeme-changeme-changeme-changeme", "your-secret-key-goes-here-in-production" })
        {
            yield return Secret("jwtSecret", text, "at least 32 characters, not a placeholder");
        }

        yield return Secret("openAiApiKey", "sk-...", "a key of the API, not a placeholder; or leave it out");
    }

    private static TestCaseData Local(string what, string key, string? value, string problem, string allowed, string example, string? path = null)
    {
        var config = Config(("todo:version", "v1.0.0"));
        config = config with { Values = value is null ? config.Values.Remove(key) : config.Values.SetItem(key, value) };
        return Case(what, config, "local", $"{path ?? key} {problem}\n    allowed: {allowed}\n    run:     {Set(path ?? key, example, "local")}");
    }

    private static TestCaseData Backend(string what, string json, string key, string problem, string allowed, string example) =>
        Local(what, "todo:backend", json, problem, allowed, example, $"todo:backend.{key}");

    private static TestCaseData Missing(string key, string allowed, string example)
    {
        var config = Production();
        return Case(
            $"{key} is required in production",
            config with { Values = config.Values.Remove($"todo:{key}") },
            "production",
            $"todo:{key} is not set\n    allowed: {allowed}\n    run:     {Set($"todo:{key}", example, "production")}");
    }

    private static TestCaseData Secret(string key, string value, string allowed) => Case(
        $"the secret {key} '{value}'",
        Production(($"todo:{key}", value)),
        "production",
        $"todo:{key} holds a secret that cannot be used (its value is not shown)\n    allowed: {allowed}\n    run:     {Set($"todo:{key}", "--secret", "production")}");

    private static TestCaseData Case(string what, StackConfig config, string stack, string expected) =>
        new TestCaseData(config, stack, expected).SetName($"A_mistake_is_told: {what}");

    private static string Set(string key, string example, string stack) => example == "--secret"
        ? $"pulumi config set --secret {key} --stack {stack}"
        : $"pulumi config set {(key.Contains('.', StringComparison.Ordinal) ? $"--path '{key}'" : key)} {example} --stack {stack}";

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

    private static TodoSettings Read(string stack, StackConfig config) => TodoSettings.Read(stack, config, TodoStack.SectionsOf(TodoStack.Services));

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
