using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster;

namespace Todo.Tests.Cli.Targets.Cluster;

internal sealed class ClusterConsequencesTests
{
    [TestCase("Deployment", """{"spec":{"selector":{"matchLabels":{"a":"b"}}}}""", "its pods end")]
    [TestCase("StatefulSet", """{"spec":{"serviceName":"other"}}""", "its pod ends; the volume with the data stays")]
    [TestCase("Namespace", """{"metadata":{"name":"other"}}""", "everything in it is deleted, the data included")]
    [TestCase("Service", """{"metadata":{"namespace":"other"}}""", "its address changes: connections break")]
    public void What_cannot_be_changed_in_place_is_replaced_with_its_consequence(string kind, string changed, string consequence)
    {
        var before = Resource(kind, "backend", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "backend" } });
        var inputs = JsonNode.Parse(changed)!.AsObject();
        inputs["metadata"] ??= new JsonObject { ["name"] = "backend" };
        var change = Compare(PlanOf(before), PlanOf(Resource(kind, "backend", inputs)));
        Assert.That((change.Kind, change.Consequence), Is.EqualTo((ChangeKind.Replace, consequence)));
    }

    [TestCase("Deployment", """{"spec":{"replicas":2}}""", "pods are added or taken away")]
    [TestCase("Deployment", """{"spec":{"template":{"spec":{"x":1}}}}""", "pods are replaced one after the other; no request is lost")]
    [TestCase("StatefulSet", """{"spec":{"template":{"spec":{"x":1}}}}""",
        "the pod restarts: the database is away for some seconds; its data stays")]
    [TestCase("ConfigMap", """{"data":{"x":"y"}}""", null)]
    [TestCase("Service", """{"spec":{"selector":{"matchLabels":"x"}}}""", null)]
    public void What_can_be_changed_in_place_is_told_with_its_consequence(string kind, string changed, string? consequence)
    {
        var change = Compare(PlanOf(Resource(kind, "backend", [])), PlanOf(Resource(kind, "backend", JsonNode.Parse(changed)!.AsObject())));
        Assert.That((change.Kind, change.Consequence), Is.EqualTo((ChangeKind.Change, consequence)));
    }

    [Test]
    public void What_is_protected_is_neither_replaced_nor_deleted()
    {
        var before = Protected(Resource("Namespace", "todo", JsonNode.Parse("""{"metadata":{"name":"todo"}}""")!.AsObject()));
        var after = Protected(Resource("Namespace", "todo", JsonNode.Parse("""{"metadata":{"name":"other"}}""")!.AsObject()));
        var (replaced, deleted) = (Compare(PlanOf(before), PlanOf(after)), Compare(PlanOf(before), PlanOf()));
        Assert.That((replaced.Kind, replaced.Consequence), Is.EqualTo((
            ChangeKind.Refuse, "an update that will be refused, as it is to be replaced and is protected")));
        Assert.That((deleted.Kind, deleted.Consequence), Is.EqualTo((
            ChangeKind.Refuse, "an update that will be refused, as it is to be deleted and is protected")));
    }

    [Test]
    public void What_is_no_longer_protected_is_protected_from_the_update_that_says_so()
    {
        var before = Protected(Resource("Namespace", "todo", JsonNode.Parse("""{"metadata":{"name":"todo"}}""")!.AsObject()));
        var after = Resource("Namespace", "todo", JsonNode.Parse("""{"metadata":{"name":"other"}}""")!.AsObject());
        Assert.That(Compare(PlanOf(before), PlanOf(after)).Kind, Is.EqualTo(ChangeKind.Refuse));
    }

    [Test]
    public void What_is_no_longer_wanted_is_deleted_with_its_consequence()
    {
        var change = Compare(PlanOf(Resource("StatefulSet", "database", [])), PlanOf());
        Assert.That((change.Kind, change.Consequence), Is.EqualTo((ChangeKind.Delete, "its pod ends; the volume with the data stays")));
    }

    [Test]
    public void A_database_that_moves_to_another_namespace_starts_without_its_data()
    {
        var (before, after) = (InNamespace("todo"), InNamespace("other"));
        Assert.That(Compare(before, after).Consequence, Is.EqualTo("its pod ends, and starts without data in the new namespace"));

        static Plan InNamespace(string name) => PlanOf(Resource("StatefulSet", "database", new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "database", ["namespace"] = name },
        }));
    }

    private static ResourceChange Compare(Plan before, Plan after) =>
        PlanComparison.Compare(before, after, new ClusterConsequences()).Single();

    private static Plan PlanOf(params PlannedResource[] resources) =>
        new("local", [.. resources], [], ImmutableSortedDictionary<string, string>.Empty);

    private static PlannedResource Resource(string kind, string name, JsonObject inputs)
    {
        inputs["kind"] = kind;
        return new PlannedResource($"urn:pulumi:local::todo::kubernetes:v1:{kind}::{name}", $"kubernetes:v1:{kind}", name, null, inputs);
    }

    private static PlannedResource Protected(PlannedResource resource) =>
        resource with { Options = PlannedOptions.None with { Protect = true } };
}
