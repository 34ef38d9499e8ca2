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
        var all = Enumerable.Range(1, count)
            .Select(number => new SettingsMistake($"todo:x{number}", "is not known", "todo:host", "mend it"));

        var error = new SettingsException("local", [.. all]);

        var first = $"{count} mistakes in the settings of stack local; nothing was touched. "
            + "Mend Pulumi.local.yaml, by hand or by these commands:";
        var shown = Enumerable.Range(1, 12)
            .Select(number => $"\n  todo:x{number} is not known\n    allowed: todo:host\n    run:     mend it");
        Assert.That((error.Mistakes.Length, error.Message), Is.EqualTo((count, $"{first}{string.Concat(shown)}{rest}")));
    }
}
