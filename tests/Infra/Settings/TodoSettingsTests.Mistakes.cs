using System.Collections.Immutable;
using Todo.Infra;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Settings;

internal sealed partial class TodoSettingsTests
{
    private static IEnumerable<TestCaseData> Mistakes()
    {
        const string NamespaceRule = "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end) that is not one of Kubernetes' own: "
            + "not default, not kube-*";
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
            yield return Local(
                $"the node port {text}", "todo:nodePort", text, $"is \"{text}\"", "a whole number from 30000 to 32767", "30080");
        }

        yield return Local("network", "todo:network", "half", "is \"half\"", "one of open, closed", "open");
        yield return Local("monitoring", "todo:monitoring", "grafana", "is \"grafana\"", "one of none, prometheus", "none");
        yield return Local("log level", "todo:logLevel", "debug", "is \"debug\"", "one of DEBUG, INFO, WARNING, ERROR", "DEBUG");
        yield return Local("model", "todo:openAiModel", "gpt 4", "is \"gpt 4\"", "the name of a model, without spaces", "gpt-4o-mini");
        yield return Local("storage", "todo:databaseStorage", "big", "is \"big\"", "a positive quantity such as 1Gi", "1Gi");
        yield return Local("host", "todo:host", "http://x", "is \"http://x\"", "a host name such as todo.example.com", "localhost");
        foreach (var (stack, key, choice) in new[]
        {
            ("local", "registry", "todo:imageSource is build"),
            ("local", "databaseUrl", "todo:databaseLocation is cluster"),
            ("local", "monitoringNamespace", "todo:monitoring is none"),
            ("production", "nodePort", "todo:entry is ingress"),
            ("production", "databaseStorage", "todo:databaseLocation is external"),
            ("production", "database", "todo:databaseLocation is external"),
        })
        {
            var value = key switch
            {
                "nodePort" => "30080",
                "databaseStorage" => "1Gi",
                "registry" => "registry.example.com",
                "monitoringNamespace" => "monitoring",
                "database" =>
                "{}",
                _ => Url
            };
            var config = stack == "local" ? Config(("todo:version", "v1.0.0"), (
                $"todo:{key}", value)) with
            { SecretKeys = ["todo:databaseUrl"] } : Production(($"todo:{key}", value));
            yield return Case(
                $"{key} in {stack}",
                config,
                stack,
                $"todo:{key} has no meaning where {choice}\n    allowed: not set\n"
                    + $"    run:     ./todo config rm todo:{key} --stack {stack}");
        }

        yield return Case(
            "a registry in upper case",
            Production(("todo:registry", "UPPER.example.com")),
            "production",
            "todo:registry is \"UPPER.example.com\"\n"
                + "    allowed: a registry and a path in lower case, such as registry.example.com/team\n"
                + "    run:     ./todo config set todo:registry registry.example.com/team --stack production");
        yield return Case(
            "an encrypted value that is no secret",
            Config(("todo:version", "v1.0.0"), ("todo:openAiModel", "hunter2")) with { SecretKeys = ["todo:openAiModel"] },
            "local",
            "todo:openAiModel is encrypted, but is shown in plain text where it is used\n    allowed: a value that is not secret\n"
                + "    run:     ./todo config set todo:openAiModel gpt-4o-mini --stack local");
        yield return Local("context", "kubernetes:context", "", "is \"\"", "the name of a context of the kubeconfig", "minikube");
        yield return Local("a list for an object", "todo:features", "[1]", "is \"[1]\"", "an object, one key a line below it", "'{}'");
        yield return Local("no JSON for an object", "todo:backend", "two", "is \"two\"", "an object, one key a line below it", "'{}'");
        yield return Local("feature", "todo:features", """{"chat":"yes"}""",
            "is \"yes\"", "true or false", "true", path: "todo:features.chat");
        yield return Backend("replicas", """{"replicas":0}""", "replicas", "is \"0\"", "a whole number from 1 to 100", "1");
        yield return Backend("quantity", """{"cpuLimit":"fast"}""",
            "cpuLimit", "is \"fast\"", "a positive quantity such as 250m, 0.5, 128Mi, 1Gi", "1000m");
        yield return Backend("CPU limit", """{"cpuRequest":"2","cpuLimit":"500m"}""",
            "cpuLimit", "is 500m, below cpuRequest 2", "at least the request", "2");
        yield return Backend("memory limit", """{"memoryLimit":"32Mi"}""",
            "memoryLimit", "is 32Mi, below memoryRequest 64Mi", "at least the request", "64Mi");
        yield return Backend("storage limit", """{"ephemeralStorageLimit":"32Mi"}""",
            "ephemeralStorageLimit", "is 32Mi, below ephemeralStorageRequest 64Mi", "at least the request", "64Mi");
        yield return Backend("most replicas", """{"replicas":3,"maxReplicas":2}""",
            "maxReplicas", "is 2, below replicas 3", "at least the replicas", "3");
        yield return Backend("grace", """{"gracePeriodSeconds":29}""",
            "gracePeriodSeconds", "is \"29\"", "a whole number from 30 to 600", "30");
        yield return Backend("sleep", """{"preStopSleepSeconds":21}""",
            "preStopSleepSeconds", "is 21, which leaves under 10 s of the grace period of 30 s", "a whole number from 1 to 20", "5");

        yield return Case(
            "a label of nodes",
            Config(("todo:version", "v1.0.0"), ("todo:nodeSelector", """{"disk":"an ssd"}""")),
            "local",
            "todo:nodeSelector.disk is \"an ssd\"\n"
                + "    allowed: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end\n"
                + "    run:     ./todo config set --path 'todo:nodeSelector.disk' value --stack local");
        yield return Case(
            "an unknown add-on",
            Config(("todo:version", "v1.0.0"), ("todo:addOns", """{"ingresNginx":true}""")),
            "local",
            "todo:addOns.ingresNginx is not known; did you mean todo:addOns.ingressNginx?\n    allowed: todo:addOns.ingressNginx, "
                + "todo:addOns.metricsServer\n    run:     ./todo config rm --path 'todo:addOns.ingresNginx' --stack local");
        yield return Case(
            "an add-on that is half wanted",
            Config(("todo:version", "v1.0.0"), ("todo:addOns", """{"metricsServer":"maybe"}""")),
            "local",
            "todo:addOns.metricsServer is \"maybe\"\n    allowed: true or false\n    run:     ./todo config set "
                + "--path 'todo:addOns.metricsServer' true --stack local");
        yield return Case(
            "a delivery that is none",
            Config(("todo:version", "v1.0.0"), ("todo:delivery", "post")),
            "local",
            "todo:delivery is \"post\"\n    allowed: one of components, chart\n    run:     ./todo config set todo:delivery components "
                + "--stack local");
        yield return Case(
            "an image without a digest",
            Production(("todo:images", """{"backend":"registry.example.com/team/backend:v1"}""")),
            "production",
            "todo:images.backend is \"registry.example.com/team/backend:v1\"\n"
                + "    allowed: an image by its digest, such as registry.example.com/team/todo-list-backend@sha256: "
                + "and 64 hexadecimal digits\n"
                + "    run:     ./todo config set --path 'todo:images.backend' "
                + $"registry.example.com/team/todo-list-backend@sha256:{new string('0', 64)} --stack production");
        yield return Case(
            "an unknown key",
            Config(("todo:version", "v1.0.0"), ("todo:nodeport", "30080")),
            "local",
            "todo:nodeport is not known; did you mean todo:nodePort?\n    allowed: "
                + "todo:addOns, todo:appEnvironment, todo:assistant, todo:availability, todo:backend, todo:certificateIssuer, "
                + "todo:database, todo:databaseLocation, todo:databasePassword, todo:databaseStorage, todo:databaseUrl, "
                + "todo:delivery, todo:entry, todo:environment, todo:features, "
                + "todo:frontend, todo:host, todo:imageSource, todo:images, todo:ingressNamespace, todo:jwtSecret, todo:logLevel, "
                + "todo:monitoring, todo:monitoringNamespace, todo:namespace, "
                + "todo:network, todo:nodePort, todo:nodeSelector, todo:openAiApiKey, todo:openAiModel, todo:priorityClass, "
                + "todo:registry, todo:secrets, todo:version\n"
                + "    run:     ./todo config rm todo:nodeport --stack local");
        yield return Case(
            "an unknown key of an object",
            Config(("todo:version", "v1.0.0"), ("todo:frontend", """{"color":"blue"}""")),
            "local",
            "todo:frontend.color is not known\n"
                + "    allowed: todo:frontend.cpuLimit, todo:frontend.cpuRequest, todo:frontend.ephemeralStorageLimit, "
                + "todo:frontend.ephemeralStorageRequest, todo:frontend.gracePeriodSeconds, todo:frontend.maxReplicas, "
                + "todo:frontend.memoryLimit, todo:frontend.memoryRequest, todo:frontend.preStopSleepSeconds, todo:frontend.replicas\n"
                + "    run:     ./todo config rm --path 'todo:frontend.color' --stack local");
        yield return Case(
            "an unknown key of the provider",
            Config(("todo:version", "v1.0.0"), ("kubernetes:contxt", "minikube")),
            "local",
            "kubernetes:contxt is not known; did you mean kubernetes:context?\n    allowed: kubernetes:context, kubernetes:kubeconfig\n"
                + "    run:     ./todo config rm kubernetes:contxt --stack local");
        yield return Case(
            "a secret in plain text",
            Config(("todo:version", "v1.0.0"), ("todo:jwtSecret", new string('k', 32))),
            "local",
            "todo:jwtSecret is a secret in plain text\n    allowed: an encrypted value\n"
                + "    run:     ./todo config set --secret todo:jwtSecret --stack local");
        yield return Case(
            "a secret object with a mistake",
            Config(("todo:version", "v1.0.0"), ("todo:backend", """{"replicas":"hunter2"}""")) with { SecretKeys = ["todo:backend"] },
            "local",
            "todo:backend.replicas holds a value that is not allowed (it is secret, so it is not shown)\n"
                + "    allowed: a whole number from 1 to 100\n"
                + "    run:     ./todo config set --path 'todo:backend.replicas' 1 --stack local");

        yield return Missing("host", "a host name such as todo.example.com", "todo.example.com");
        yield return Missing("registry", "a registry and a path in lower case, such as "
            + "registry.example.com/team", "registry.example.com/team");
        yield return Missing("databaseUrl", "postgresql://user:password@host/database, not a placeholder", "--secret");
        yield return Case(
            "one replica in production",
            Production(("todo:backend", """{"replicas":1}""")),
            "production",
            "todo:backend.replicas is \"1\"\n    allowed: a whole number from 2 to 100\n"
                + "    run:     ./todo config set --path 'todo:backend.replicas' 3 --stack production");
        foreach (var url in new[] { "", "db.example.com", "mysql://u:p4x@h/d", "postgresql://h/d", "postgresql://u:pw@h/",
            "postgresql://u:changeme@h/d", "postgresql://u:<password>@h/d" })
        {
            yield return Secret("databaseUrl", url, "postgresql://user:password@host/database, not a placeholder");
        }

        foreach (var text in new[] { "short", "changeme-changeme-changeme-changeme", "your-secret-key-goes-here-in-production" })
        {
            yield return Secret("jwtSecret", text, "at least 32 characters, not a placeholder");
        }

        yield return Secret("openAiApiKey", "sk-...", "a key of the API, not a placeholder; or leave it out");
    }

    private static TestCaseData Local(
        string what, string key, string? value, string problem, string allowed, string example, string? path = null)
    {
        var config = Config(("todo:version", "v1.0.0"));
        config = config with { Values = value is null ? config.Values.Remove(key) : config.Values.SetItem(key, value) };
        return Case(what, config, "local", $"{path ?? key} {problem}\n    allowed: {allowed}\n"
            + $"    run:     {Set(path ?? key, example, "local")}");
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
        $"todo:{key} holds a secret that cannot be used (its value is not shown)\n    allowed: {allowed}\n"
            + $"    run:     {Set($"todo:{key}", "--secret", "production")}");

    private static TestCaseData Case(string what, StackConfig config, string stack, string expected) =>
        new TestCaseData(config, stack, expected).SetName($"A_mistake_is_told: {what}");

    private static string Set(string key, string example, string stack) => example == "--secret"
        ? $"./todo config set --secret {key} --stack {stack}"
        : $"./todo config set {(key.Contains('.', StringComparison.Ordinal) ? $"--path '{key}'" : key)} {example} --stack {stack}";
}
