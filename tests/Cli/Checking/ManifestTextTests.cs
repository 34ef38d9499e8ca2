using System.Text.Json.Nodes;
using Todo.Cli.Checking;
using Todo.Cli.Evaluation;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Checking;

internal sealed class ManifestTextTests
{
    private const string Config = "{apiVersion: v1, kind: ConfigMap}";

    [TestCase(Config)]
    [TestCase("apiVersion: v1\nkind: ConfigMap\n")]
    [TestCase("---\n# a comment\n---\n" + Config + "\n---\n")]
    [TestCase("""{"apiVersion": "v1", "kind": "ConfigMap"}""")]
    [TestCase("{apiVersion: v1, kind: List, items: [" + Config + "]}")]
    public void A_manifest_is_read_from_YAML_JSON_and_lists(string text) => Assert.That(
        ManifestText.Read(text).Select(manifest => manifest.ToJsonString()),
        Is.EqualTo(new[] { """{"apiVersion":"v1","kind":"ConfigMap"}""" }));

    [TestCase("", ": holds no manifest")]
    [TestCase("# nothing but words\n", ": holds no manifest")]
    [TestCase("---\n---\n", ": holds no manifest")]
    [TestCase("{apiVersion: v1, kind: List, items: []}", ": holds no manifest")]
    [TestCase("```yaml\na: 1\n```\n", ", line 1: is no YAML or JSON: ", false)]
    [TestCase("Here it is", ": document 1 is no manifest but text; a manifest has apiVersion and kind")]
    [TestCase(Config + "\n---\n- 1\n", ": document 2 is no manifest but a list; a manifest has apiVersion and kind")]
    [TestCase("a: 1\na: 2\n", ", line 2: is no YAML or JSON: Duplicate key a")]
    [TestCase("a: [1\n", ", line 2: is no YAML or JSON: ", false)]
    [TestCase("a: &b 1\nc: *b\n", ", line 2: uses the alias *b; write out what it stands for")]
    public void Anything_else_is_one_clear_error(string text, string message, bool isWhole = true) => Assert.That(
        Assert.Throws<ManifestTextException>(() => ManifestText.Read(text))!.Message,
        isWhole ? Is.EqualTo(message) : Does.StartWith(message));

    [Test]
    public void What_is_nested_without_end_is_refused_and_not_followed() => Assert.That(
        Assert.Throws<ManifestTextException>(() => ManifestText.Read(new string('[', 100_000)))!.Message,
        Is.EqualTo(", line 1: is nested deeper than 100 levels"));

    [Test]
    public void Words_and_numbers_are_what_an_API_server_takes_them_for() => Assert.That(
        ManifestText.Read("{a: yes, b: Off, c: 'no', d: 1.5, e: 2, f: 1.2.3, g: ~, h: -1e3, i: 1.}").Single().ToJsonString(),
        Is.EqualTo("""{"a":true,"b":false,"c":"no","d":1.5,"e":2,"f":"1.2.3","g":null,"h":-1000,"i":1}"""));

    [Test]
    public async Task Whatever_stands_where_something_else_belongs_is_told_and_nothing_breaks()
    {
        var manifests = (await Stacks.EvaluateAsync("production")).Manifests.Select(manifest => manifest.ToJsonString()).ToList();
        JsonNode?[] odd = [null, 1, "text", true, new JsonArray(1), new JsonObject { ["a"] = "b" }];
        foreach (var (manifest, value) in from manifest in manifests from value in odd select (manifest, value))
        {
            foreach (var path in PathsOf(JsonNode.Parse(manifest)!, []))
            {
                var changed = JsonNode.Parse(manifest)!.AsObject();
                Put(changed, path, value);
                Assert.That(() => new CheckReport([StackCheck.OfFiles(["x"], [changed])]).ToJson(), Throws.Nothing, changed.ToJsonString());
            }
        }
    }

    private static IEnumerable<object[]> PathsOf(JsonNode? node, object[] path) => node switch
    {
        JsonObject map => map.SelectMany(pair => PathsOf(pair.Value, [.. path, pair.Key]).Prepend([.. path, pair.Key])),
        JsonArray list => list.SelectMany((item, index) => PathsOf(item, [.. path, index]).Prepend([.. path, index])),
        _ => [],
    };

    private static void Put(JsonNode node, object[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
        {
            node = step is string key ? node[key]! : node[(int)step]!;
        }

        if (path[^1] is string name)
        {
            node[name] = value?.DeepClone();
        }
        else
        {
            node[(int)path[^1]] = value?.DeepClone();
        }
    }
}
