using NUnit.Framework;
using Todo.Cli.Settings;

namespace Todo.Tests.Cli.Settings;

public class PulumiCliTests
{
    [Test]
    public void It_is_installed_where_its_variable_is_set() => Assert.That(
        (IsInstalled(("PULUMI_HOME", "/opt/pulumi")), IsInstalled(("PULUMI_HOME", "")), IsInstalled()),
        Is.EqualTo((true, false, false)));

    [TestCase("HOME")]
    [TestCase("USERPROFILE")]
    public void It_is_installed_where_the_users_folder_holds_its_own(string variable)
    {
        using var folder = new TemporaryFolder();
        var before = IsInstalled((variable, folder.Path));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".pulumi"));

        Assert.That((before, IsInstalled((variable, folder.Path))), Is.EqualTo((false, true)));
    }

    private static bool IsInstalled(params (string Name, string Value)[] variables) =>
        PulumiCli.IsInstalled(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
