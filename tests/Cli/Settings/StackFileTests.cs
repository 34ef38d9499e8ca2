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
    [TestCase("1.0", "1")]
    [TestCase("2.50", "2.5")]
    [TestCase(".5", "0.5")]
    [TestCase("0.0", "0")]
    [TestCase("1.00", "1")]
    [TestCase("999999999999999", "999999999999999")]
    [TestCase("10.00001", "10.00001")]
    [TestCase("12h", "12h")]
    [TestCase("100m", "100m")]
    [TestCase("0.1.", "0.1.")]
    [TestCase("999999.5", "999999.5")]
    [TestCase("0.0001", "0.0001")]
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
    [TestCase("{url: 'https://a/?b&c<d>'}", """{"url":"https://a/?b&c<d>"}""", Description = "another form of the same JSON than Pulumi's")]
    [TestCase("[\"quote \\\" back \\\\ tab \\t bell \\a\"]", """["quote \" back \\ tab \t bell \u0007"]""")]
    [TestCase("[naïve ✓ 😀]", """["naïve ✓ \uD83D\uDE00"]""", Description = "another form of the same JSON than Pulumi's")]
    [TestCase("{}", "{}")]
    [TestCase("[]", "[]")]
    [TestCase("{secure: 5}", """{"secure":5}""")]
    [TestCase("{secure: a, also: b}", """{"also":"b","secure":"a"}""")]
    public void Objects_and_lists_are_compact_json_with_sorted_keys(string yaml, string json)
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
        using var folder = new SettingsFolder()
            .Stack("config: {version: v1.0.0, 'todo:config:level': INFO, 'kubernetes:context': minikube}");

        Assert.That(folder.Read().Values.Keys, Is.EqualTo(new[] { "kubernetes:context", "todo:level", "todo:version" }));
    }

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_first_key()
    {
        using var folder = new SettingsFolder().Stack("\uFEFFconfig: {todo:x: y}");

        Assert.That(folder.ReadX(), Is.EqualTo("y"));
    }

    [Test]
    public void A_comment_that_names_the_schema_for_editors_may_stand_first()
    {
        using var folder = new SettingsFolder().Stack("# yaml-language-server: $schema=docs/settings.schema.json\nconfig: {todo:x: y}\n");

        Assert.That(folder.ReadX(), Is.EqualTo("y"));
    }
}
