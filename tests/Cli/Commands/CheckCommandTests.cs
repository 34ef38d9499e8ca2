using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Infra.Policies;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

[TestFixture]
internal sealed class CheckCommandTests
{
    private static readonly int Rules = AppPolicies.All.Length;

    private static readonly string Local = $"""
        Stack local:
          policies: {Rules} rules, all kept
          schema: 19 manifests, all as Kubernetes takes them
          exceptions: none
          fits a 2-CPU, 4-GiB Minikube: yes, 48 % of its CPU, of which Kubernetes takes 38 %

        """;

    private static readonly string Production = $"""
        Stack production:
          policies: {Rules} rules, all kept
          schema: 18 manifests, all as Kubernetes takes them
          exceptions: none
          fits a 2-CPU, 4-GiB Minikube: yes, 98 % of its CPU, of which Kubernetes takes 38 %

        """;

    private TemporaryFolder _user = null!;
    private CompanionInTest _companion = null!;

    [SetUp]
    public void Clone()
    {
        _user = new TemporaryFolder();
        _companion = new CompanionInTest(_user, "todo-clone", new PlayedMachine());
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [Test]
    public async Task It_checks_every_stack_and_leaves_no_trace()
    {
        Assert.That(await _companion.RunAsync("check"), Is.EqualTo((ExitCodes.Done, Local + Production, "")));
        Assert.That(Path.Combine(_user.Path, "todo"), Does.Not.Exist);
    }

    [Test]
    public async Task It_checks_one_stack_alone() =>
        Assert.That(await _companion.RunAsync("check", "--stack", "production"), Is.EqualTo((ExitCodes.Done, Production, "")));

    [Test]
    public async Task A_stack_that_there_is_not_is_wrong_use() =>
        Assert.That((await _companion.RunAsync("check", "--stack", "lokal")).ExitCode, Is.EqualTo(ExitCodes.WrongUse));

    [Test]
    public async Task A_stack_whose_settings_have_mistakes_is_told_and_the_others_are_still_checked()
    {
        await File.WriteAllTextAsync(Path.Combine(_companion.Folder, "Pulumi.local.yaml"), "config:\n  todo:version: latest\n");
        const string mend = "Mend Pulumi.local.yaml, by hand or by these commands:";
        Assert.That(await _companion.RunAsync("check"), Is.EqualTo((ExitCodes.Failed, $"""
            Stack local:
              not checked: 1 mistake in the settings of stack local; nothing was touched. {mend}
                todo:version is "latest"
                  allowed: a version such as v1.2.3 (semantic versioning with a leading v)
                  run:     ./todo config set todo:version v1.0.0 --stack local
            {Production}
            """.TrimEnd() + "\n", "")));
    }

    [Test]
    public async Task A_stack_that_does_not_fit_a_small_node_is_still_well()
    {
        await File.AppendAllTextAsync(Path.Combine(_companion.Folder, "Pulumi.production.yaml"), "  todo:backend:\n    replicas: 5\n");
        Assert.That(await _companion.RunAsync("check", "--stack", "production"), Is.EqualTo((
            ExitCodes.Done, Production.Replace("yes, 98 % of its CPU, of which Kubernetes takes 38 %", "no, 0.35 CPU too much"), "")));
    }

    [Test]
    public async Task A_program_is_given_JSON()
    {
        var result = await _companion.RunAsync("check", "--json");
        Assert.That(
            JsonNode.Parse(result.Output)!["stacks"]!.AsArray().Select(stack => $"{stack!["stack"]}: {stack["succeeded"]}"),
            Is.EqualTo(new[] { "local: true", "production: true" }));
    }
}
