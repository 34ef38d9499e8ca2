using System.Text.Json.Nodes;
using NUnit.Framework;
using Todo.Cli.Errors;
using Todo.Cli.Settings;

namespace Todo.Tests.Cli.Settings;

public class YamlTextTests
{
    [TestCase("c:\n  a: 1 # one\n  b: 2\n", "c.a", "\"x\"", "c:\n  a: x # one\n  b: 2\n")]
    [TestCase("c:\r\n  a:   '1'\r\n", "c.b", "\"x\"", "c:\r\n  a:   '1'\r\n  b: x\r\n")]
    [TestCase("# head\nc:\n    a: 1 # one\n# foot\n", "c.b", "\"x\"", "# head\nc:\n    a: 1 # one\n    b: x\n# foot\n")]
    [TestCase("c:\n  a:\n    secure: v1 # old\n  b: 2", "c.a", "\"x\"", "c:\n  a: x # old\n  b: 2")]
    [TestCase("c:\n  a: 1 # one\n", "c.a", """{"secure":"v1:a/b+=:c"}""", "c:\n  a:\n    secure: v1:a/b+=:c # one\n")]
    [TestCase("c:\n  o:\n    p: 1 # p\n    q: 2\n  z: 3\n", "c.o.q", "7", "c:\n  o:\n    p: 1 # p\n    q: 7\n  z: 3\n")]
    [TestCase("c:\n  o:\n    p: 1\n  # of z\n  z: 3\n", "c.o.q", "true", "c:\n  o:\n    p: 1\n    q: true\n  # of z\n  z: 3\n")]
    [TestCase("c:\n  z: 3", "c.o.q", "7", "c:\n  z: 3\n  o:\n    q: 7\n")]
    [TestCase("c: {a: 1, o: {p: 1}} # all\n", "c.o.q", "7", "c: {a: 1, o: {p: 1, q: 7}} # all\n")]
    [TestCase("c: {a: 1}\n", "c.a", """{"secure":"v1:a"}""", "c: {a: {\"secure\":\"v1:a\"}}\n")]
    [TestCase("c:\n  a: |\n    one\n    two\n\n  b: 2\n", "c.a", "\"x\"", "c:\n  a: x\n\n  b: 2\n")]
    [TestCase("c:\n  a:\n  b: 2\n", "c.a", "\"x\"", "c:\n  a: x\n  b: 2\n")]
    [TestCase("c:\n  a: [1,\n    2]\n  b: 2\n", "c.a", "\"x\"", "c:\n  a: x\n  b: 2\n")]
    [TestCase("c: {}\n", "c.a", "\"x\"", "c:\n  a: x\n")]
    [TestCase("c:\nd: 1\n", "c.a", "\"x\"", "c:\n  a: x\nd: 1\n")]
    [TestCase("# only this", "c.a", "\"x\"", "# only this\nc:\n  a: x\n")]
    [TestCase("", "c.a", "\"x\"", "c:\n  a: x\n")]
    public void An_entry_is_written_and_nothing_else_changes(string before, string path, string value, string after) =>
        Assert.That(TextOf(before).Set([.. path.Split('.')], JsonNode.Parse(value)!), Is.EqualTo(after));

    [TestCase("plain-1.2", "plain-1.2")]
    [TestCase("true", "\"true\"")]
    [TestCase("30080", "\"30080\"")]
    [TestCase("2026-11-25", "\"2026-11-25\"")]
    [TestCase("null", "\"null\"")]
    [TestCase("", "\"\"")]
    [TestCase("a b # c", "\"a b # c\"")]
    [TestCase("a:", "\"a:\"")]
    [TestCase("- x", "\"- x\"")]
    [TestCase("line\nline ✓", "\"line\\nline ✓\"")]
    public void A_text_stays_a_text(string value, string written) =>
        Assert.That(TextOf("").Set(["a"], value), Is.EqualTo($"a: {written}\n"));

    [TestCase("c:\n  # of a\n  a: 1 # one\n  b: 2\n", "c.a", "c:\n  # of a\n  b: 2\n")]
    [TestCase("c:\n  a: 1\n  b:\n    secure: v1\n# foot\n", "c.b", "c:\n  a: 1\n# foot\n")]
    [TestCase("c:\n  a: 1 # one\nd: 2\n", "c.a", "c: {} # one\nd: 2\n")]
    [TestCase("c: {a: 1, b: 2, d: 3}\n", "c.a", "c: {b: 2, d: 3}\n")]
    [TestCase("c: {a: 1, b: 2, d: 3}\n", "c.b", "c: {a: 1, d: 3}\n")]
    [TestCase("c: {a: 1, b: 2, d: 3}\n", "c.d", "c: {a: 1, b: 2}\n")]
    public void An_entry_is_removed_and_nothing_else_changes(string before, string path, string after) =>
        Assert.That(TextOf(before).Remove([.. path.Split('.')]), Is.EqualTo(after));

    [TestCase("x: &all\n  a: 1\nc: *all\n")]
    [TestCase("x: &all\n  a: 1\nc:\n  <<: *all\n")]
    public void What_is_somewhere_else_is_not_changed(string text) => Assert.That(
        () => TextOf(text).Remove(["c", "a"]),
        Throws.TypeOf<UserError>().With.Message.EqualTo("""
            Pulumi.local.yaml is written in a way in which this entry cannot be changed alone; nothing was touched.
                allowed: one key a line, without anchors and aliases
                run:     an editor on Pulumi.local.yaml
            """));

    private static YamlText TextOf(string text) => new(text, new FileMistakes("Pulumi.local.yaml"));
}
