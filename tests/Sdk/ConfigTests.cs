using System.Text.Json;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

[NonParallelizable]
public sealed class ConfigTests
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [TearDown]
    public void ForgetTheConfiguration()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
    }

    [Test]
    public async Task Values_are_read_by_their_type()
    {
        var values = await ReadAsync(
            """{"project:text":"x","project:flag":"true","project:whole":"-7","project:number":"2.5"}""",
            config => (config.Get("text"), config.GetBoolean("flag"), config.GetInt32("whole"), config.GetDouble("number")));
        Assert.That(values, Is.EqualTo(("x", (bool?)true, (int?)-7, (double?)2.5)));
    }

    [Test]
    public async Task Required_values_are_read_by_their_type()
    {
        var values = await ReadAsync(
            """{"project:text":"x","project:flag":"false","project:whole":"7","project:number":"2.5"}""",
            config => (config.Require("text"), config.RequireBoolean("flag"), config.RequireInt32("whole"), config.RequireDouble("number")));
        Assert.That(values, Is.EqualTo(("x", false, 7, 2.5)));
    }

    [Test]
    public async Task A_value_that_is_not_set_is_null()
    {
        var values = await ReadAsync("{}", config => new object?[]
        {
            config.Get("a"), config.GetBoolean("a"), config.GetInt32("a"), config.GetDouble("a"), config.GetObject<Limits>("a"),
            config.GetSecret("a"), config.GetSecretBoolean("a"), config.GetSecretInt32("a"), config.GetSecretDouble("a"),
            config.GetSecretObject<Limits>("a"), config.GetSecretObject<Limits>("a", CamelCase), config.GetObject<Limits>("a", CamelCase),
        });
        Assert.That(values, Is.All.Null);
    }

    [Test]
    public async Task Secret_values_are_secret_outputs()
    {
        var (text, flag, whole, number) = await ReadAsync(
            """{"project:text":"x","project:flag":"true","project:whole":"7","project:number":"2.5"}""",
            config => (config.GetSecret("text")!, config.GetSecretBoolean("flag")!, config.GetSecretInt32("whole")!, config.GetSecretDouble("number")!));
        await AssertSecret(text, "x");
        await AssertSecret(flag, true);
        await AssertSecret(whole, 7);
        await AssertSecret(number, 2.5);
    }

    [Test]
    public async Task Required_secret_values_are_secret_outputs()
    {
        var (text, flag, whole, number) = await ReadAsync(
            """{"project:text":"x","project:flag":"true","project:whole":"7","project:number":"2.5"}""",
            config => (config.RequireSecret("text"), config.RequireSecretBoolean("flag"), config.RequireSecretInt32("whole"), config.RequireSecretDouble("number")));
        await AssertSecret(text, "x");
        await AssertSecret(flag, true);
        await AssertSecret(whole, 7);
        await AssertSecret(number, 2.5);
    }

    [Test]
    public async Task Objects_are_read_from_json()
    {
        var (upper, camel) = await ReadAsync(
            """{"project:a":"{\"Cpu\":\"1\",\"Pods\":3}","project:b":"{\"cpu\":\"2\",\"pods\":4}"}""",
            config => (config.GetObject<Limits>("a"), config.RequireObject<Limits>("b", CamelCase)));
        Assert.That(upper, Is.EqualTo(new Limits("1", 3)));
        Assert.That(camel, Is.EqualTo(new Limits("2", 4)));
    }

    [Test]
    public async Task Secret_objects_are_secret_outputs()
    {
        var (optional, required) = await ReadAsync(
            """{"project:a":"{\"Cpu\":\"1\",\"Pods\":3}"}""",
            config => (config.GetSecretObject<Limits>("a")!, config.RequireSecretObject<Limits>("a")));
        await AssertSecret(optional, new Limits("1", 3));
        await AssertSecret(required, new Limits("1", 3));
    }

    [Test]
    public async Task A_name_selects_the_settings_of_another_namespace()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"project:a":"own","aws:a":"other"}""");
        string? other = null;
        await PulumiProgram.RunAsync(() => { other = new Config("aws").Get("a"); });
        Assert.That(other, Is.EqualTo("other"));
    }

    [Test]
    public async Task The_projects_name_is_the_default_namespace()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"shop:a":"x"}""");
        string? value = null;
        await PulumiProgram.RunAsync(() => { value = new Config().Get("a"); }, options: new TestOptions { ProjectName = "shop" });
        Assert.That(value, Is.EqualTo("x"));
    }

    [Test]
    public void A_missing_value_is_an_error_that_names_its_key_and_the_command_that_sets_it()
    {
        var message = FailureOf("{}", config => config.Require("text"));
        Assert.That(message, Does.Contain("'project:text'").And.Contain("pulumi config set project:text <value>"));
    }

    [TestCaseSource(nameof(RequiredValues))]
    public void Every_required_value_is_an_error_when_it_is_missing(Func<Config, object> read) =>
        Assert.That(FailureOf("{}", read), Does.Contain("'project:a'").And.Contain("pulumi config set"));

    private static IEnumerable<Func<Config, object>> RequiredValues() =>
    [
        config => config.RequireSecret("a"),
        config => config.RequireBoolean("a"),
        config => config.RequireSecretBoolean("a"),
        config => config.RequireInt32("a"),
        config => config.RequireSecretInt32("a"),
        config => config.RequireDouble("a"),
        config => config.RequireSecretDouble("a"),
        config => config.RequireObject<Limits>("a"),
        config => config.RequireObject<Limits>("a", CamelCase),
        config => config.RequireSecretObject<Limits>("a"),
        config => config.RequireSecretObject<Limits>("a", CamelCase),
    ];

    [TestCase("yes", nameof(Boolean))]
    [TestCase("True", nameof(Boolean))]
    [TestCase("1.5", nameof(Int32))]
    [TestCase("99999999999", nameof(Int32))]
    [TestCase("much", nameof(Double))]
    public void A_value_of_the_wrong_type_is_an_error_that_names_key_value_and_type(string value, string type)
    {
        var message = FailureOf($$"""{"project:a":"{{value}}"}""", config => type switch
        {
            nameof(Boolean) => config.GetBoolean("a"),
            nameof(Int32) => config.GetInt32("a"),
            _ => config.GetDouble("a"),
        });
        Assert.That(message, Does.Contain("'project:a'").And.Contain($"'{value}'").And.Contain(type));
    }

    [Test]
    public void Json_that_is_not_the_object_asked_for_is_an_error_that_names_the_key() =>
        Assert.That(FailureOf("""{"project:a":"[1"}""", config => config.RequireObject<Limits>("a")), Does.Contain("'project:a'").And.Contain("Limits"));

    [Test]
    public void There_is_no_configuration_outside_of_a_program() =>
        Assert.That(() => new Config(), Throws.InvalidOperationException);

    private static async Task<T> ReadAsync<T>(string values, Func<Config, T> read)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", values);
        T? result = default;
        await PulumiProgram.RunAsync(() => { result = read(new Config()); });
        return result!;
    }

    private static string FailureOf(string values, Func<Config, object?> read)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", values);
        return PulumiProgram.FailureOf(() => read(new Config()));
    }

    private static async Task AssertSecret<T>(Output<T> output, T expected)
    {
        Assert.That(await OutputUtilities.GetValueAsync(output), Is.EqualTo(expected));
        Assert.That(await Output.IsSecretAsync(output));
    }

    private sealed record Limits(string Cpu, int Pods);
}
