using System.Text.Json.Nodes;
using Todo.Cli.Checking;
using Todo.Tests.Infra.Policies;

namespace Todo.Tests.Cli.Checking;

/// <summary>A node of 2 CPUs and 4 GiB, of which Kubernetes itself takes 750m and 170Mi.</summary>
internal sealed class SmallNodeTests
{
    [TestCase("50m", "64Mi", ExpectedResult = "yes, 40 % of its CPU, of which Kubernetes takes 38 %")]
    [TestCase("1250m", "1Gi", ExpectedResult = "yes, 100 % of its CPU, of which Kubernetes takes 38 %")]
    [TestCase("1251m", "1Gi", ExpectedResult = "no, 0.001 CPU too much")]
    [TestCase("50m", "3Gi", ExpectedResult = "yes, 80 % of its memory, of which Kubernetes takes 5 %")]
    [TestCase("50m", "4Gi", ExpectedResult = "no, 170 MiB of memory too much")]
    [TestCase("2", "4000Mi", ExpectedResult = "no, 0.75 CPU and 74 MiB of memory too much")]
    public string The_scarcer_one_decides(string cpu, string memory) => SmallNode.Of([Deployment(cpu, memory)]).Answer;

    [Test]
    public void Nothing_takes_what_Kubernetes_takes() => Assert.That(SmallNode.Of([]), Is.EqualTo(new SmallNode(0.75m, 170m * (1 << 20))));

    [Test]
    public void Every_replica_counts() =>
        Assert.That(SmallNode.Of([Deployment("100m", "1Mi").Put("spec.replicas", 3L)]).Cpu, Is.EqualTo(1.05m));

    [Test]
    public void Under_an_autoscaler_the_fewest_count()
    {
        var scaler = Named("HorizontalPodAutoscaler").Put("spec.minReplicas", 4L)
            .Put("spec.scaleTargetRef", new JsonObject { ["kind"] = "Deployment", ["name"] = "backend" });
        Assert.That(SmallNode.Of([Deployment("100m", "1Mi"), scaler]).Cpu, Is.EqualTo(1.15m));
    }

    [TestCase(null, ExpectedResult = 1.25, Description = "one that ends before the others start: the larger one")]
    [TestCase("Always", ExpectedResult = 1.35, Description = "one that lasts: both")]
    public decimal Init_containers_count_as_they_run(string? restartPolicy) => SmallNode.Of(
    [
        Deployment("100m", "1Mi").Put(
            "spec.template.spec.initContainers", new JsonArray(Container("500m", "1Mi").Put("restartPolicy", restartPolicy))),
    ]).Cpu;

    [Test]
    public void What_requests_nothing_takes_nothing()
    {
        var modest = Named("Deployment").Put("spec.template.spec.containers", new JsonArray(new JsonObject()));
        Assert.That(SmallNode.Of([modest]).Cpu, Is.EqualTo(0.75m));
    }

    private static JsonObject Deployment(string cpu, string memory) =>
        Named("Deployment").Put("spec.template.spec.containers", new JsonArray(Container(cpu, memory)));

    private static JsonObject Container(string cpu, string memory) =>
        new JsonObject().Put("resources.requests", new JsonObject { ["cpu"] = cpu, ["memory"] = memory });

    private static JsonObject Named(string kind) => new JsonObject { ["kind"] = kind }.Put("metadata.name", "backend");
}
