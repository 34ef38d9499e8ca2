using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Infra.Policies;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

/// <summary>Manifests that a model wrote, or anybody, are checked as the stacks are.</summary>
internal sealed class CheckFilesTests
{
    private static readonly int Rules = AppPolicies.All.Length;

    private const string Good = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: extra, namespace: todo, labels: {app.kubernetes.io/part-of: todo}}
        data: {LOG_LEVEL: INFO}
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
    public async Task What_is_well_is_told_in_the_form_of_the_stacks()
    {
        Write("extra.yaml", Good);
        Assert.That(await _companion.RunAsync("check", "-f", "extra.yaml"), Is.EqualTo((ExitCodes.Done, Whole("extra.yaml"), "")));
    }

    [Test]
    public async Task A_folder_and_the_standard_input_are_checked_together_with_files()
    {
        Write("more/deep/b.yml", Good.Replace("extra", "b", StringComparison.Ordinal));
        Write("more/notes.txt", "no manifest");
        _companion.Input = Good.Replace("extra", "c", StringComparison.Ordinal);
        Assert.That(
            await _companion.RunAsync("check", "-f", "more", "-f", "-"),
            Is.EqualTo((ExitCodes.Done, Whole("more, (standard input)", "2 manifests"), "")));
    }

    [Test]
    public async Task What_breaks_a_rule_or_the_schema_fails()
    {
        Write("role.yaml", """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: todo, labels: {app.kubernetes.io/part-of: todo}}
            rules: [{apiGroups: [""], resources: ["*"], verbs: [get]}]
            rule: []
            """);
        Assert.That(await _companion.RunAsync("check", "-f", "role.yaml"), Is.EqualTo((ExitCodes.Failed, $"""
            Files role.yaml:
              policies: {Rules} rules, 1 violation
                Role reader breaks rbac-wildcard: grants nothing by a wildcard
                  why:  It grants what later versions of Kubernetes and every operator add, too (NSA/CISA Kubernetes Hardening Guide).
                  mend: Write the verbs, resources and apiGroups of the rules by name, without *.
              schema: 1 manifests, 1 problem
                Role reader: rule: unknown field
              exceptions: none
              fits a 2-CPU, 4-GiB Minikube: yes, 38 % of its CPU, of which Kubernetes takes 38 %

            """, "")));
    }

    [Test]
    public async Task A_kind_that_there_is_not_is_told()
    {
        Write("x.yaml", Good.Replace("ConfigMap", "ConfigMapp", StringComparison.Ordinal));
        var result = await _companion.RunAsync("check", "-f", "x.yaml");
        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.Failed));
        Assert.That(result.Output, Does.Contain(
            "    ConfigMapp extra: kind: ConfigMapp is not a kind of v1 that is known here; did you mean ConfigMap?\n"));
    }

    [Test]
    public async Task Files_that_hold_no_manifests_are_told_together()
    {
        Write("a.yaml", "a: 1\na: 2\n");
        Write("b.yaml", "");
        Write("c.yaml", Good);
        Assert.That(await _companion.RunAsync("check", "-f", "a.yaml", "-f", "b.yaml", "-f", "c.yaml"), Is.EqualTo((ExitCodes.Failed, """
            Files a.yaml, b.yaml, c.yaml:
              not checked: a.yaml, line 2: is no YAML or JSON: Duplicate key a
              b.yaml: holds no manifest

            """, "")));
    }

    [Test]
    public async Task A_file_that_there_is_not_is_wrong_use() => Assert.That(
        await _companion.RunAsync("check", "-f", "missing.yaml"),
        Is.EqualTo((ExitCodes.WrongUse, "", """
            error: There is no file or folder missing.yaml.
                allowed: files, folders, and - for the standard input
                run:     ./todo check -f FILE

            """)));

    [Test]
    public async Task A_stack_and_files_at_once_are_wrong_use() =>
        Assert.That((await _companion.RunAsync("check", "-s", "local", "-f", "x.yaml")).ExitCode, Is.EqualTo(ExitCodes.WrongUse));

    [Test]
    public async Task The_value_of_a_secret_is_not_shown()
    {
        Write("secret.yaml", """
            apiVersion: v1
            kind: Secret
            metadata: {name: extra, namespace: todo, labels: {app.kubernetes.io/part-of: todo}}
            stringData: {PIN: 4711471147114711}
            """);
        var result = await _companion.RunAsync("check", "-f", "secret.yaml");
        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.Failed));
        Assert.That(result.Output + result.Errors, Does.Not.Contain("4711"));
    }

    [Test]
    public async Task A_program_is_given_JSON()
    {
        Write("extra.yaml", Good);
        var json = JsonNode.Parse((await _companion.RunAsync("check", "-f", "extra.yaml", "--json")).Output)!["stacks"]![0]!;
        Assert.That($"{json["files"]!.ToJsonString()} {json["succeeded"]} {json["stack"]}", Is.EqualTo("""["extra.yaml"] true """));
    }

    [Test]
    public async Task What_the_companion_renders_is_well()
    {
        await _companion.RunAsync("render", "-o", "rendered");
        Assert.That((await _companion.RunAsync("check", "-f", "rendered")).ExitCode, Is.EqualTo(ExitCodes.Done));
    }

    private static string Whole(string names, string manifests = "1 manifests") => $"""
        Files {names}:
          policies: {Rules} rules, all kept
          schema: {manifests}, all as Kubernetes takes them
          exceptions: none
          fits a 2-CPU, 4-GiB Minikube: yes, 38 % of its CPU, of which Kubernetes takes 38 %

        """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(_companion.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
