using System.Text.Json.Nodes;
using Todo.Cli;
using Todo.Cli.Checking;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Infra.Policies;
using Todo.Tests.Infra;
using Todo.Tests.Infra.Policies;

namespace Todo.Tests.Cli.Checking;

internal sealed class CheckReportTests
{
    private const string Writable = "spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem";
    private static readonly int Rules = AppPolicies.All.Length;

    [Test]
    public async Task A_violation_is_told_with_its_rule_its_reason_and_its_mend()
    {
        var check = StackCheck.Of(await PlanAsync("Deployment backend", json => json.Put(Writable, false)));
        Assert.That(Printed(check), Is.EqualTo($"""
            Stack local:
              policies: {Rules} rules, 1 violation
                Deployment backend breaks read-only-root: has a read-only root filesystem
                  why:  An intruder could change the program, or bring another (NSA/CISA Kubernetes Hardening Guide).
                  mend: Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes.
              schema: 19 manifests, all as Kubernetes takes them
              exceptions: none
              fits a 2-CPU, 4-GiB Minikube: yes, 48 % of its CPU, of which Kubernetes takes 38 %

            """));
        Assert.That(check.Succeeded, Is.False);
    }

    [Test]
    public async Task What_Kubernetes_would_refuse_is_told_with_its_place()
    {
        var check = StackCheck.Of(await PlanAsync("Deployment backend", json => json.Put("spec.replica", 2L)));
        Assert.That(Printed(check), Does.Contain("""
              schema: 19 manifests, 1 problem
                Deployment backend: spec.replica: unknown field
            """));
        Assert.That(check.Succeeded, Is.False);
    }

    [Test]
    public async Task A_kind_that_is_not_Kubernetes_own_is_told_and_not_refused()
    {
        var check = StackCheck.Of(await PlanAsync(
            "ConfigMap backend-config", json => json.Put("apiVersion", "monitoring.coreos.com/v1").Put("kind", "ServiceMonitor")));
        Assert.That(Printed(check), Does.Contain("""
              schema: 18 manifests, all as Kubernetes takes them
                ServiceMonitor backend-config: not checked against a schema, as its kind is not Kubernetes' own
            """));
        Assert.That(check.Succeeded);
    }

    [Test]
    public async Task An_exception_is_told_with_its_reason()
    {
        var check = StackCheck.Of(await PlanAsync("Deployment backend", json =>
        {
            json.Put(Writable, false);
            json["metadata"]!["annotations"] = new JsonObject { ["exception.todo/read-only-root"] = "writes its cache" };
        }));
        Assert.That(Printed(check), Does.Contain("""
              exceptions:
                Deployment backend from read-only-root: writes its cache
            """));
        Assert.That(check.Succeeded);
    }

    [Test]
    public async Task A_program_is_told_the_same()
    {
        var check = StackCheck.Of(await PlanAsync("Deployment backend", json => json.Put(Writable, false)));
        var json = JsonNode.Parse(new CheckReport([check, StackCheck.Failed("production", "a mistake")]).ToJson())!;
        Assert.That($"{json["stacks"]![0]!["violations"]![0]}", Is.EqualTo(JsonNode.Parse("""
            {
              "manifest": "Deployment backend",
              "id": "read-only-root",
              "rule": "has a read-only root filesystem",
              "why": "An intruder could change the program, or bring another (NSA/CISA Kubernetes Hardening Guide).",
              "mend": "Write readOnlyRootFilesystem: true in the container's securityContext, and mount an emptyDir where it writes."
            }
            """)!.ToString()));
        Assert.That($"{json["stacks"]![0]!["node"]}", Is.EqualTo(JsonNode.Parse(
            """{"fits":true,"scarcer":"CPU","percent":48,"cpu":0.950,"memory":446693376}""")!.ToString()));
        Assert.That($"{json["stacks"]![1]!["error"]}", Is.EqualTo("a mistake"));
        Assert.That(json["succeeded"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task A_plan_that_breaks_a_rule_is_refused_with_all_that_it_breaks()
    {
        var plan = await PlanAsync("Deployment backend", json => json.Put(Writable, false).Put("spec.template.spec.hostPID", true));
        Assert.That(() => plan.OrRefuse(), Throws.TypeOf<UserError>().With.Message.EqualTo($"""
            The manifests of stack local break 2 rules of infra/Policies; nothing was touched.
              Deployment backend {Texts.HostNamespaces}
              Deployment backend {Texts.ReadOnly}
            Why the rules are there: ./todo check --stack local
            """));
    }

    [Test]
    public async Task A_plan_that_keeps_every_rule_is_left_as_it_is()
    {
        var plan = await Stacks.EvaluateAsync("local");
        Assert.That(plan.OrRefuse(), Is.SameAs(plan));
    }

    private static async Task<Plan> PlanAsync(string manifest, Action<JsonObject> damage)
    {
        var plan = await Stacks.EvaluateAsync("local");
        damage(plan.Manifests.Single(candidate => $"{candidate["kind"]} {candidate["metadata"]!["name"]}" == manifest));
        return plan;
    }

    private static string Printed(StackCheck check)
    {
        using var writer = new StringWriter();
        new CheckReport([check]).Print(ConsoleFactory.Create(writer, isRedirected: true));
        return writer.ToString();
    }
}
