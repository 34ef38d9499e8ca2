using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra;

/// <summary>What a stack's file says arrives where it is for.</summary>
internal sealed class ConfiguredValuesTests
{
    private const string JwtSecret = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task A_configured_key_of_sessions_is_used_and_none_is_generated()
    {
        var plan = await Stacks.EvaluateAsync("local", config => WithSecret(config, "todo:jwtSecret", JwtSecret));
        Assert.That(SecretOf(plan, "backend"), Does.ContainKey("JWT_SECRET").WithValue(JwtSecret));
        Assert.That(plan.Resources.Select(resource => resource.Name), Does.Not.Contain("jwt-secret"));
    }

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task The_key_of_the_language_model_reaches_the_backend(string stack)
    {
        var plan = await Stacks.EvaluateAsync(stack, config => WithSecret(config, "todo:openAiApiKey", "sk-proj-1234567890"));
        Assert.That(SecretOf(plan, "backend"), Does.ContainKey("OPENAI_API_KEY").WithValue("sk-proj-1234567890"));
    }

    [Test]
    public async Task The_backend_of_production_gets_the_connection_string_of_its_database()
    {
        const string url = "postgresql://todo:Ab3xYz9Q@pooler.example.com/todo";
        var plan = await Stacks.EvaluateAsync("production", config => WithSecret(config, "todo:databaseUrl", url));
        Assert.That(SecretOf(plan, "backend"), Does.ContainKey("DATABASE_URL").WithValue(url));
    }

    [Test]
    public async Task Metrics_are_monitored_where_it_is_asked_for()
    {
        var before = (await Stacks.EvaluateAsync("production")).Manifests.Select(manifest => manifest.ToJsonString()).ToHashSet();
        var plan = await Stacks.EvaluateAsync("production", config => config with
        {
            Values = config.Values.SetItem("todo:monitoring", "prometheus").SetItem("todo:monitoringNamespace", "observability"),
        });
        Expected.Matches(
            "production-monitored.yaml", ManifestYaml.Of(plan.Manifests.Where(manifest => !before.Contains(manifest.ToJsonString()))));
    }

    [TestCase("local", null)]
    [TestCase("production", "linux/amd64")]
    public async Task An_image_for_a_shared_cluster_is_built_for_its_platform(string stack, string? platform)
    {
        var images = (await Stacks.EvaluateAsync(stack)).Resources.Where(resource => resource.Type == "docker:index/image:Image");
        Assert.That(images.Select(image => image.Inputs["build"]!["platform"]?.ToString()).Distinct(), Is.EqualTo(new[] { platform }));
    }

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public async Task The_named_cluster_is_the_one_that_is_used(string stack)
    {
        var plan = await Stacks.EvaluateAsync(
            stack, config => config with { Values = config.Values.SetItem("kubernetes:context", "elsewhere") });
        Assert.That(
            plan.Resources.Single(resource => resource.Type == "pulumi:providers:kubernetes").Inputs.ToJsonString(),
            Is.EqualTo(
                """{"context":"elsewhere","enableConfigMapMutable":"true","enableSecretMutable":"true","enableServerSideApply":"true"}"""));
    }

    private static StackConfig WithSecret(StackConfig config, string key, string value) => new(
        config.Values.SetItem(key, value), config.SecretKeys.Add(key));

    private static Dictionary<string, string> SecretOf(Plan plan, string service) => plan.Manifests
        .Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == $"Secret {service}-secret")["stringData"]!
        .AsObject()
        .ToDictionary(pair => pair.Key, pair => pair.Value!.ToString());
}
