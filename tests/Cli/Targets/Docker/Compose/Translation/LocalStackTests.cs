using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;
using Todo.Infra;
using Todo.Infra.Settings;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Targets.Docker.Compose.Translation;

[TestFixture]
public sealed partial class LocalStackTests
{
    private ComposeTranslation _translation = null!;

    [OneTimeSetUp]
    public async Task Translate()
    {
        var config = new StackConfig(
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
                KeyValuePair.Create("todo:environment", "local"), KeyValuePair.Create("todo:version", "v1.0.0"),
            ]),
            []);
        var plan = await Evaluator.EvaluateAsync(
            new EvaluatedProject("todo", Repository.Root), "local", config, TodoStack.Services, GeneratedSecrets.Forgotten(
                ), CancellationToken.None);
        _translation = ComposeTranslator.Translate(plan, "/state/files");
    }

    [Test]
    public void The_stack_local_is_this_Compose_file() =>
        Expected.Matches("local.compose.json", WithoutWhatChanges(ComposeJson.Write(_translation.Project)));

    [Test]
    public void What_of_the_stack_local_Docker_cannot_do_is_all_known() => Assert.That(
        _translation.Untranslated.Select(item => item.Consequence), Has.None.EqualTo("not known to this translation, so left out").And.None
            .EqualTo("Docker Compose has nothing of this kind"));

    // The content hash of the sources, and generated passwords.
    private string WithoutWhatChanges(string file) => _translation.Secrets.Aggregate(
        ContentHash().Replace(file, "$1-HASH"), (text, secret) => text.Replace(secret, "SECRET", StringComparison.Ordinal));

    [GeneratedRegex("(v[0-9]+[.]0[.]0)-[0-9a-f]+")]
    private static partial Regex ContentHash();
}
