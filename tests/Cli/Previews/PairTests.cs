using Todo.Cli;
using Todo.Cli.Comparison;
using Todo.Cli.Previews;
using Todo.Cli.Previews.Comment;

namespace Todo.Tests.Cli.Previews;

[TestFixtureSource(typeof(Pairs), nameof(Pairs.All))]
internal sealed class PairTests(Pair pair)
{
    private StackPreview _preview = null!;

    private string Printed
    {
        get
        {
            using var writer = new StringWriter();
            var console = ConsoleFactory.Create(writer, isRedirected: true);
            ChangeReport.Print(console, _preview.Stack, _preview.ComparedWith, _preview.Changes);
            return writer.ToString();
        }
    }

    [OneTimeSetUp]
    public async Task Preview() => _preview = await pair.PreviewAsync();

    [Test]
    public void The_preview_is_this() => Expected.Matches($"tests/Cli/Previews/Expected/{pair.Name}.txt", Printed);

    [Test]
    public void No_output_holds_a_secret() => Assert.That(
        Printed + PreviewJson.Of([_preview]) + PreviewComment.Of([_preview]), Does.Not.Contain("canary").And.Not.Contain("Y2FuYXJ5"));

    [Test]
    public void The_JSON_is_as_its_schema_says() => Assert.That(PreviewSchema.Check(PreviewJson.Of([_preview])), Is.Empty);

    [Test]
    public async Task The_same_again_gives_the_same_bytes() => Assert.That(
        PreviewJson.Of([await pair.PreviewAsync()]), Is.EqualTo(PreviewJson.Of([_preview])));
}
