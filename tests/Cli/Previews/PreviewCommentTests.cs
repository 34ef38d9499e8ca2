using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Previews;
using Todo.Cli.Previews.Comment;

namespace Todo.Tests.Cli.Previews;

internal sealed class PreviewCommentTests
{
    private static readonly string[] Nasty =
    [
        "```", "``````\n# heading", "</details>", "<!-- ", "-->", "<script>alert(1)</script>", "@octocat #1 GH-1", "[x](javascript:y)",
        "| a |", "~~~", "\r\n</summary>", "\u2028```", "&lt;", "\\`", "\"];end", "%%{init}%%", "\u0000\u001b[31m",
    ];

    [Test]
    public async Task Both_stacks_are_in_one_comment() => Expected.Matches(
        "tests/Cli/Previews/Expected/comment.md",
        PreviewComment.Of(
        [
            await PreviewAsync("version"),
            await PreviewAsync("no-longer-scaled"),
            StackPreview.Failed("other", "1 mistake\n  `x` is not set"),
        ]));

    [TestCaseSource(nameof(Nasty))]
    public void Nothing_in_a_value_a_name_or_an_error_forms_anything(string nasty)
    {
        var comment = PreviewComment.Of([PreviewOf(Changes(1, nasty, nasty)), StackPreview.Failed("x", nasty), PreviewOf([], nasty)]);
        Assert.That(OutsideOfFences(comment), Is.EqualTo(OutsideOfFences(PreviewComment.Of(
            [PreviewOf(Changes(1, "a", "a")), StackPreview.Failed("x", "a"), PreviewOf([], "a")])
            .Replace("<code>Worker a</code>", $"<code>{Encoded($"Worker {nasty}")}</code>", StringComparison.Ordinal)
            .Replace("<code>a</code>", $"<code>{Encoded(nasty)}</code>", StringComparison.Ordinal))));
    }

    [TestCase(1)]
    [TestCase(30)]
    [TestCase(1_000)]
    public void A_comment_is_never_longer_than_GitHub_takes(int count)
    {
        var comment = PreviewComment.Of(
            [PreviewOf(Changes(count, "x", new string('v', 200_000 / count))), PreviewOf(Changes(count, "y", "`"))]);
        Assert.That(comment, Has.Length.LessThan(PreviewComment.Limit).And.Length.GreaterThan(PreviewComment.Limit / 4));
        Assert.That(Count(comment, "<details"), Is.EqualTo(Count(comment, "</details>")), "each part is whole");
        Assert.That(OutsideOfFences(comment), Does.Not.Contain("`x"), "each fence is whole");
    }

    [Test]
    public void The_longest_part_is_shortened_and_says_so()
    {
        var comment = PreviewComment.Of([PreviewOf([.. Changes(1, "long", new string('v', 100_000)), .. Changes(1, "short", "whole")])]);
        Assert.That(comment, Does.Contain("data.x: 0 -> whole\n").And.Match(@"\.\.\. shortened: \d+ more characters, in 3 lines in all\n"));
    }

    [Test]
    public void What_there_is_no_room_for_is_counted()
    {
        var comment = PreviewComment.Of([PreviewOf(Changes(1_000, "x", new string('v', 100)))]);
        var left = 1_000 - Count(comment, "<details") + 1;
        Assert.That(comment, Does.EndWith($"\nNo room for {left} more components: see <code>./todo preview --stack local</code>.\n"));
    }

    [Test]
    public void The_gravest_stays()
    {
        var grave = Changes(1, "grave", "x").Select(change => change with { Kind = ChangeKind.Refuse });
        var comment = PreviewComment.Of([PreviewOf([.. Changes(1_000, "x", new string('v', 100)), .. grave])]);
        Assert.That(comment, Does.Contain("<code>Worker grave</code>: 1 refused"));
    }

    private static async Task<StackPreview> PreviewAsync(string pair) => await Pairs.All.Single(one => one.Name == pair).PreviewAsync();

    private static StackPreview PreviewOf(ImmutableArray<ResourceChange> changes, string comparedWith = "main") => new(
        "local", comparedWith, changes, StackCheck.Of(new Plan("local", [], [], ImmutableSortedDictionary<string, string>.Empty)));

    // A component each, with one object in it.
    private static ImmutableArray<ResourceChange> Changes(int count, string name, string value) =>
    [
        .. from number in Enumerable.Range(0, count)
           let title = count == 1 ? name : $"{name}{number}"
           let component = new PlannedResource($"urn:{title}", "todo:component:Worker", title, null, [])
           let map = new PlannedResource($"urn:{title}:map", "kubernetes:core/v1:ConfigMap", title, component.Urn, Map(title))
           from change in new[]
           {
               new ResourceChange(ChangeKind.Same, component, [], null),
               new ResourceChange(ChangeKind.Change, map, [new FieldChange("data.x", $"{number}", value)], null),
           }
           select change,
    ];

    private static JsonObject Map(string name) => new() { ["kind"] = "ConfigMap", ["metadata"] = new JsonObject { ["name"] = name } };

    private static string Encoded(string text) => MarkdownText.Inline(text)["<code>".Length..^"</code>".Length];

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // As CommonMark has it: a fence ends with a line of at least as many backticks as it began with.
    private static string OutsideOfFences(string comment)
    {
        var outside = new List<string>();
        string? fence = null;
        foreach (var line in comment.Split('\n'))
        {
            var ticks = new string('`', line.TakeWhile(sign => sign == '`').Count());
            if (fence is null && ticks.Length >= 3)
            {
                fence = ticks;
            }
            else if (fence is not null && ticks.Length >= fence.Length && line.Trim() == ticks)
            {
                fence = null;
            }
            else if (fence is null)
            {
                outside.Add(line);
            }
        }

        Assert.That(fence, Is.Null, "a fence is open at the end");
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', outside)}");
    }
}
