using System.Text.Json.Nodes;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class SecretPoliciesTests
{
    private static readonly string[] Secrets =
    [
        "POSTGRES_PASSWORD", "password", "JWT_SECRET", "GITHUB_TOKEN", "OPENAI_API_KEY", "openai-api-key", "AWS_ACCESS_KEY",
        "tls.private-key", "DATABASE_URL", "CREDENTIALS",
    ];

    [TestCaseSource(nameof(Breaks))]
    public async Task A_secret_that_stands_open_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [TestCase("PASSWORD_MIN_LENGTH")]
    [TestCase("TOKEN_LIFETIME_SECONDS")]
    [TestCase("POSTGRES_PASSWORD_FILE")]
    [TestCase("FRONTEND_URL")]
    [TestCase("MONKEY")]
    public async Task A_name_that_only_mentions_a_secret_is_let_be(string name)
    {
        Assert.That(await ViolationsAsync("ConfigMap backend-config", json => json.Get("data").AsObject()[name] = "1"), Is.Empty);
        Assert.That(await ViolationsAsync(Backend, json => json.Put($"{Container}.env", Variables(name))), Is.Empty);
    }

    [Test]
    public async Task A_variable_that_refers_to_a_secret_is_let_be()
    {
        var source = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = "backend-secret", ["key"] = "JWT_SECRET" } };
        var variable = new JsonObject { ["name"] = "JWT_SECRET", ["valueFrom"] = source };
        Assert.That(await ViolationsAsync(Backend, json => json.Put($"{Container}.env", new JsonArray(variable))), Is.Empty);
    }

    internal static IEnumerable<TestCaseData> Breaks() => Secrets.SelectMany(name => (TestCaseData[])
    [
        In("ConfigMap backend-config", name, json => json.Get("data").AsObject()[name] = "s3cret", Texts.SecretInConfig),
        In("ConfigMap backend-config", $"{name} in bytes", json => json["binaryData"] = new JsonObject { [name] = "cw==" },
            Texts.SecretInConfig),
        .. InEveryContainer(name, "env", Variables("LEVEL", name), Texts.SecretVariable),
    ]);

    private static JsonArray Variables(params string[] names) =>
        new([.. names.Select(name => new JsonObject { ["name"] = name, ["value"] = "s3cret" })]);
}
