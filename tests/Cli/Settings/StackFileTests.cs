using NUnit.Framework;

namespace Todo.Tests.Cli.Settings;

public class StackFileTests
{
    [TestCase("")]
    [TestCase("# only a comment\n")]
    [TestCase("~\n")]
    [TestCase("config:\n")]
    [TestCase("config: {}\n")]
    [TestCase("secretsprovider: awskms://alias/todo\n", Description = "nothing is encrypted, so nobody has to decrypt")]
    public void A_file_without_config_has_no_values(string yaml)
    {
        using var folder = new SettingsFolder().Stack(yaml);

        var config = folder.Read();

        Assert.That((config.Values.Count, config.SecretKeys.Count), Is.EqualTo((0, 0)));
    }

    [TestCase("2", "2")]
    [TestCase("-7", "-7")]
    [TestCase("+7", "7")]
    [TestCase("1_000", "1000")]
    [TestCase("0x1F", "31")]
    [TestCase("0o17", "15")]
    [TestCase("017", "15")]
    [TestCase("-0b11", "-3")]
    [TestCase("18446744073709551615", "18446744073709551615")]
    [TestCase("18446744073709551616", "1.8446744073709552e+19")]
    [TestCase("089", "89")]
    [TestCase("1.0", "1")]
    [TestCase("2.50", "2.5")]
    [TestCase(".5", "0.5")]
    [TestCase("0.0", "0")]
    [TestCase("1e3", "1000")]
    [TestCase("999999.5", "999999.5")]
    [TestCase("1234567.5", "1.2345675e+06")]
    [TestCase("0.0001", "0.0001")]
    [TestCase("-0.00001", "-1e-05")]
    [TestCase("true", "true")]
    [TestCase("True", "true")]
    [TestCase("FALSE", "false")]
    [TestCase("yes", "yes")]
    [TestCase("1.2.3", "1.2.3")]
    [TestCase("v1.0.0", "v1.0.0")]
    [TestCase("'0123'", "0123")]
    [TestCase("\"1.0\"", "1.0")]
    [TestCase("'True'", "True")]
    [TestCase("!!str 1.0", "1.0")]
    [TestCase("'2026-01-01'", "2026-01-01")]
    [TestCase("'null'", "null")]
    [TestCase("null", "")]
    [TestCase("", "")]
    [TestCase("\"a\\nb\"", "a\nb")]
    [TestCase("|\n    a\n    b", "a\nb\n")]
    [TestCase(">-\n    a\n    b", "a b")]
    [TestCase("naïve ✓", "naïve ✓")]
    public void A_single_value_is_the_text_that_pulumi_hands_on(string yaml, string text)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  todo:x: {yaml}\n");

        Assert.That(folder.ReadX(), Is.EqualTo(text));
    }

    [TestCase("{b: 1, a: [x, 'y']}", """{"a":["x","y"],"b":1}""")]
    [TestCase("[1, 1.0, 2.5, true, null, '2']", """[1,1,2.5,true,null,"2"]""")]
    [TestCase("[1000000.0, 1e21, 123e-9, 0.000001]", "[1000000,1e+21,1.23e-7,0.000001]")]
    [TestCase("{url: 'https://a/?b&c<d>'}", """{"url":"https://a/?b\u0026c\u003cd\u003e"}""")]
    [TestCase("[\"quote \\\" back \\\\ tab \\t bell \\a\"]", """["quote \" back \\ tab \t bell \u0007"]""")]
    [TestCase("[naïve ✓ 😀]", """["naïve ✓ 😀"]""")]
    [TestCase("{}", "{}")]
    [TestCase("[]", "[]")]
    [TestCase("{secure: 5}", """{"secure":5}""")]
    [TestCase("{secure: a, also: b}", """{"also":"b","secure":"a"}""")]
    public void Objects_and_lists_are_the_json_that_pulumi_hands_on(string yaml, string json)
    {
        using var folder = new SettingsFolder().Stack($"config:\n  todo:x: {yaml}\n");

        Assert.That(folder.ReadX(), Is.EqualTo(json));
    }

    [Test]
    public void Anchors_and_merges_are_followed()
    {
        using var folder = new SettingsFolder().Stack("""
            config:
              todo:small: &small {cpu: 50m, memory: 64Mi}
              todo:same: *small
              todo:large: {<<: *small, cpu: '1'}
            """);

        Assert.That(folder.Read().Values, Is.EqualTo(new Dictionary<string, string>
        {
            ["todo:large"] = """{"cpu":"1","memory":"64Mi"}""",
            ["todo:same"] = """{"cpu":"50m","memory":"64Mi"}""",
            ["todo:small"] = """{"cpu":"50m","memory":"64Mi"}""",
        }));
    }

    [Test]
    public void Keys_without_a_namespace_and_keys_of_the_old_form_are_the_projects()
    {
        using var folder = new SettingsFolder().Stack("config: {version: v1.0.0, 'todo:config:level': INFO, 'kubernetes:context': minikube}");

        Assert.That(folder.Read().Values.Keys, Is.EqualTo(new[] { "kubernetes:context", "todo:level", "todo:version" }));
    }

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_first_key()
    {
        using var folder = new SettingsFolder().Stack("\uFEFFconfig: {todo:x: y}");

        Assert.That(folder.ReadX(), Is.EqualTo("y"));
    }

    [TestCase("string", "5", "5")]
    [TestCase("integer", "'5'", "5")]
    [TestCase("integer", "5.0", "5")]
    [TestCase("boolean", "'true'", "true")]
    [TestCase("object", "{a: 1}", """{"a":1}""")]
    [TestCase("array, items: {type: integer}", "[1, '2', 3.0]", """[1,"2",3]""")]
    [TestCase("array, items: {type: array, items: {type: boolean}}", "[[true], ['false']]", """[[true],["false"]]""")]
    public void A_value_of_the_declared_type_is_taken(string type, string yaml, string text)
    {
        using var folder = new SettingsFolder()
            .Project($"name: todo\nconfig:\n  x: {{type: {type}}}")
            .Stack($"config: {{todo:x: {yaml}}}");

        Assert.That(folder.ReadX(), Is.EqualTo(text));
    }
}
