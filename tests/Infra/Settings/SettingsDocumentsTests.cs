using System.Text.Json.Nodes;
using Todo.Infra;

namespace Todo.Tests.Infra.Settings;

/// <summary>What people and editors read of the settings is what the program reads them by.</summary>
internal sealed class SettingsDocumentsTests
{
    [Test]
    public void The_page_is_made_from_the_descriptions() =>
        Expected.Matches("docs/settings.md", SettingsPage.Of(TodoStack.SectionsOf(TodoStack.Services)));

    [Test]
    public void The_schema_for_editors_is_made_from_the_descriptions() =>
        Expected.Matches("docs/settings.schema.json", SettingsSchema.Of(TodoStack.SectionsOf(TodoStack.Services)));

    [TestCaseSource(typeof(Stacks), nameof(Stacks.All))]
    public void Each_stacks_file_names_the_schema_and_keeps_to_its_keys(string stack)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml"));
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.schema.json")))!;
        var known = schema["properties"]!["config"]!["properties"]!.AsObject().Select(property => property.Key);
        var used = lines
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Trim()[..line.Trim().LastIndexOf(':')]);
        Assert.That(lines[0], Is.EqualTo("# yaml-language-server: $schema=docs/settings.schema.json"));
        Assert.That(used.Select(key => key.Split(": ")[0]).Except(known), Is.Empty);
    }
}
