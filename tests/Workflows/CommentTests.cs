using System.Collections.Immutable;
using System.Runtime.Versioning;
using Todo.Cli.Previews.Comment;
using Todo.Cli.Processes;

namespace Todo.Tests.Workflows;

/// <summary>What <c>.ci/comment</c> writes about a pull request. GitHub is played.</summary>
[Platform(Exclude = "Win", Reason = "the scripts of the workflows are run on Linux")]
[UnsupportedOSPlatform("windows")]
internal sealed class CommentTests
{
    private const string Open = "7";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start() => _folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task All_previews_are_one_comment()
    {
        var (calls, body) = await WriteAsync(request: Open, comment: "");
        Assert.Multiple(() =>
        {
            Assert.That(calls, Does.EndWith("api --method POST repos/team/todo/issues/7/comments --silent --field body=@\n"));
            Assert.That(body, Is.EqualTo("""
                <!-- todo preview -->
                ## Preview

                <details><summary>Pulumi's engine, with an empty state</summary>

                <pre>51 to create
                </pre>

                </details>

                """));
        });
    }

    [Test]
    public async Task The_comment_that_is_there_is_edited()
    {
        var (calls, _) = await WriteAsync(request: Open, comment: "99");
        Assert.That(calls, Does.EndWith("api --method PATCH repos/team/todo/issues/comments/99 --silent --field body=@\n"));
    }

    [Test]
    public async Task Of_a_request_that_is_closed_or_has_moved_on_nothing_is_written()
    {
        var (calls, _) = await WriteAsync(request: "", comment: "");
        Assert.That(calls.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task What_strangers_have_written_is_no_markup()
    {
        var (_, body) = await WriteAsync(Open, "", "</pre><script>alert(1)</script> & ``` $(touch /tmp/x)");
        Assert.That(body, Does.Contain(
            "<pre>&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; ``` $(touch /tmp/x)\n</pre>"));
    }

    [Test]
    public async Task The_beginning_of_what_is_too_long_is_left_out()
    {
        var (_, body) = await WriteAsync(Open, "", string.Concat(Enumerable.Range(1, 20_000).Select(line => $"line {line}\n")));
        Assert.Multiple(() =>
        {
            Assert.That(body, Has.Length.LessThan(65_536));
            Assert.That(body, Does.Contain("<pre>(the beginning is left out)\nline ").And.Contain("line 20000\n</pre>"));
        });
    }

    [Test]
    public async Task Where_no_room_is_left_that_is_said()
    {
        var (_, body) = await WriteAsync(Open, "", preview: new string('x', 65_000));
        Assert.That(body, Does.EndWith("\nPulumi's engine, with an empty state: no room is left here for it; see the run.\n")
            .And.Length.LessThan(65_536));
    }

    [Test]
    public async Task The_longest_comment_of_the_companion_is_written_as_it_is()
    {
        var begin = $"{PreviewComment.Marker}\n";
        var longest = $"{begin}{new string('\u00e4', PreviewComment.Limit - begin.Length - 1)}\n";
        var (_, body) = await WriteAsync(Open, "", preview: longest);
        Assert.That(body, Is.EqualTo(longest));
    }

    [Test]
    public async Task A_failed_preview_is_said()
    {
        var (_, body) = await WriteAsync(Open, "", preview: "");
        Assert.That(body, Does.StartWith("<!-- todo preview -->\nThe offline preview failed; see its run.\n"));
    }

    private async Task<(string Calls, string Body)> WriteAsync(
        string request, string comment, string engine = "51 to create", string preview = "## Preview\n")
    {
        _folder.Write("preview/comment.md", preview);
        _folder.Write("preview/engine.txt", engine);
        var program = _folder.Write("bin/gh", $$"""
            #!/usr/bin/env bash
            printf '%s\n' "${*/@*/@}" >>"{{_folder.Path}}/calls"
            case "$*" in
              *pulls*) printf '%s' '{{request}}' ;;
              *--paginate*) printf '%s' '{{comment}}' ;;
              *) for each; do case $each in body=@*) cp "${each#body=@}" "{{_folder.Path}}/body" ;; esac; done ;;
            esac
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var call = new ProcessCall(Path.Combine(Repository.Root, ".ci", "comment"), [Path.Combine(_folder.Path, "preview")])
        {
            Variables = ImmutableDictionary<string, string?>.Empty
                .Add("PATH", $"{Path.GetDirectoryName(program)}:{Environment.GetEnvironmentVariable("PATH")}")
                .Add("REPOSITORY", "team/todo").Add("HEAD", "somebody:a#branch").Add("COMMIT", "abc"),
        };
        var result = await new ProcessRunner().RunAsync(call, null, CancellationToken.None);
        Assert.That(result.Succeeded, result.Text);
        var body = Path.Combine(_folder.Path, "body");
        return (
            await File.ReadAllTextAsync(Path.Combine(_folder.Path, "calls")),
            File.Exists(body) ? await File.ReadAllTextAsync(body) : "");
    }
}
