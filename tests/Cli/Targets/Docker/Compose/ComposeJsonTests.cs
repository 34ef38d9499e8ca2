using System.Collections.Immutable;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Tests.Cli.Targets.Docker.Compose;

internal sealed class ComposeJsonTests
{
    [Test]
    public void What_was_written_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var text = ComposeJson.Write(Project(new ComposeService
        {
            Image = "todo-list-web:v1.0.0",
            Environment = Texts("PRICE", "$5 and $$"),
            Ports = [new ComposePort(30080, 80), new ComposePort(null, 8000)],
            Volumes = [ComposeMount.Volume("data", "/data", readOnly: false), ComposeMount.Folder("/files", "/settings")],
            Healthcheck = new ComposeHealthcheck(["CMD", "check"], "5s", "3s", 2, "60s"),
            DependsOn = ImmutableSortedDictionary<string, ComposeDependency>.Empty.Add("store", ComposeDependency.Healthy),
        }));

        var read = ComposeJson.Read(folder.Write("compose.json", text))!;

        Assert.That(ComposeJson.Write(read), Is.EqualTo(text));
        Assert.That(read.Services["web"].Environment["PRICE"], Is.EqualTo("$5 and $$"));
    }

    [Test]
    public void Every_text_is_one_that_YAML_reads_as_it_is() => Assert.That(
        ComposeJson.Write(new ComposeService { Image = "web", Environment = Texts("TEXT", "on 'é' <\"\\\n\u0007") }),
        Is.EqualTo("""
            {
              "image": "web",
              "pull_policy": "never",
              "restart": "unless-stopped",
              "environment": {
                "TEXT": "on 'é' <\"\\\n\u0007"
              }
            }
            """));

    [Test]
    public void Where_there_is_no_file_nothing_is_read() => Assert.That(ComposeJson.Read("/no/such/file"), Is.Null);

    private static ImmutableSortedDictionary<string, string> Texts(string key, string value) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(key, value);

    private static ComposeProject Project(ComposeService service) => new(
        new OrderedDictionary<string, ComposeService> { ["web"] = service },
        ImmutableSortedDictionary<string, ComposeVolume>.Empty.Add("data", new ComposeVolume()));
}
