using Todo.Cli.Errors;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Commands;

/// <summary>A stack that is delivered by the chart is rendered by helm.</summary>
[TestFixture]
internal sealed class RenderOfChartTests
{
    private const string Rendered = """
        ---
        # Source: todo-list/templates/connections.yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: todo
          labels:
            app.kubernetes.io/part-of: todo
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
        """;

    private TemporaryFolder _user = null!;
    private PlayedMachine _machine = null!;
    private CompanionInTest _companion = null!;

    [SetUp]
    public void CloneAStackThatIsDeliveredByTheChart()
    {
        _user = new TemporaryFolder();
        _machine = new PlayedMachine();
        _companion = new CompanionInTest(_user, "todo-clone", _machine);
        File.AppendAllText(Path.Combine(_companion.Folder, "Pulumi.local.yaml"), "  todo:delivery: chart\n");
    }

    [TearDown]
    public void DeleteFolder() => _user.Dispose();

    [Test]
    public async Task It_gives_the_namespace_and_what_helm_renders()
    {
        _machine.On("helm template", Rendered);

        var (exitCode, output, _) = await _companion.RunAsync("render");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(ExitCodes.Done));
            Assert.That(output, Does.StartWith("apiVersion: v1\nkind: Namespace\n").And.EndsWith("""
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: default-deny
                  namespace: todo
                  labels:
                    app.kubernetes.io/part-of: todo
                spec:
                  podSelector: {}
                  policyTypes:
                    - Ingress
                    - Egress

                """));
            Assert.That(_machine.Calls, Is.EqualTo(new[]
            {
                $"helm template todo {Path.Combine(_companion.Folder, "chart")} --namespace todo --skip-tests --kube-version 1.34.0 "
                    + "--values -",
            }));
        });
    }

    [Test]
    public async Task It_says_that_helm_is_missing()
    {
        _machine.Lacks("helm");
        Assert.That(await _companion.RunAsync("render"), Is.EqualTo((
            ExitCodes.Failed,
            "",
            "error: helm is not installed, and todo:delivery chart needs it to know the objects of the chart.\n"
                + "Install it: https://helm.sh/docs/intro/install/\n"
                + "Or have the same objects delivered by components: todo:delivery components\n")));
    }

    [Test]
    public async Task It_says_what_helm_refuses()
    {
        _machine.On("helm template", 1, "Error: values don't meet the specifications", "- at '/host': 'x y' does not match pattern");
        Assert.That(await _companion.RunAsync("render"), Is.EqualTo((
            ExitCodes.Failed,
            "",
            "error: helm does not render the folder chart; nothing was touched.\n"
                + "  Error: values don't meet the specifications\n  - at '/host': 'x y' does not match pattern\n")));
    }
}
