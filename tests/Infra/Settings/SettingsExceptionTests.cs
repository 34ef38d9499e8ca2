using NUnit.Framework;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra.Settings;

public class SettingsExceptionTests
{
    [TestCase(12, "")]
    [TestCase(13, "\n  and 1 more")]
    [TestCase(3000, "\n  and 2988 more")]
    public void After_a_dozen_mistakes_the_number_of_the_rest_is_enough(int count, string rest)
    {
        var all = Enumerable.Range(1, count).Select(number => new SettingsMistake(
            $"todo:x{number}",
            "is not known",
            "todo:host",
            new SettingsMend("local", $"todo:x{number}", Value: null)));

        var error = new SettingsException("local", [.. all]);

        var first = $"{count} mistakes in the settings of stack local; nothing was touched. "
            + "Mend Pulumi.local.yaml, by hand or by these commands:";
        var shown = Enumerable.Range(1, 12).Select(number =>
            $"\n  todo:x{number} is not known\n    allowed: todo:host\n    run:     ./todo config rm todo:x{number} --stack local");
        Assert.That((error.Mistakes.Length, error.Message), Is.EqualTo((count, $"{first}{string.Concat(shown)}{rest}")));
    }

    [TestCase("todo:version", "v1.0.0", false, "set todo:version v1.0.0")]
    [TestCase("todo:backend.replicas", "2", false, "set --path 'todo:backend.replicas' 2")]
    [TestCase("todo:nodeSelector.example.com/disk", "ssd", false, "set --path 'todo:nodeSelector[\"example.com/disk\"]' ssd")]
    [TestCase("todo:nodeport", null, false, "rm todo:nodeport")]
    [TestCase("todo:jwtSecret", "", true, "set --secret todo:jwtSecret")]
    public void A_mistake_is_mended_by_a_command_that_needs_no_Pulumi_CLI(string key, string? value, bool isSecret, string mend) =>
        Assert.That(new SettingsMend("local", key, value, isSecret).Command, Is.EqualTo($"./todo config {mend} --stack local"));
}
