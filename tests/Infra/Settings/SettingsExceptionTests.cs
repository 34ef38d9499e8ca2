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
            $"\n  todo:x{number} is not known\n    allowed: todo:host\n    run:     pulumi config rm todo:x{number} --stack local");
        Assert.That((error.Mistakes.Length, error.Message), Is.EqualTo((count, $"{first}{string.Concat(shown)}{rest}")));
    }

    [TestCase("todo:version", "v1.0.0", false, "in Pulumi.local.yaml, below config, write   todo:version: v1.0.0")]
    [TestCase("todo:backend.replicas", "2", false, "in Pulumi.local.yaml, below todo:backend, write   replicas: 2")]
    [TestCase("todo:nodeport", null, false, "delete todo:nodeport from Pulumi.local.yaml")]
    [TestCase(
        "todo:jwtSecret",
        "",
        true,
        "install the Pulumi CLI, which encrypts it, then: pulumi config set --secret todo:jwtSecret --stack local")]
    public void Without_the_Pulumi_CLI_a_mistake_is_mended_by_hand(string key, string? value, bool isSecret, string mend)
    {
        var mistake = new SettingsMistake(key, "is wrong", "what is right", new SettingsMend("local", key, value, isSecret));
        var error = new SettingsException("local", [mistake]);
        Assert.That(error.Describe(byCommand: false), Is.EqualTo(
            "1 mistake in the settings of stack local; nothing was touched. Mend Pulumi.local.yaml:\n"
            + $"  {key} is wrong\n    allowed: what is right\n    mend:    {mend}"));
    }
}
