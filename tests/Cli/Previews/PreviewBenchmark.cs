using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Previews;
using Todo.Cli.Previews.Comment;
using Todo.Cli.Targets.Cluster;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Previews;

/// <summary>Measures what <c>benchmarks/preview.md</c> tells. It judges nothing, and runs when it is asked for only.</summary>
[Explicit]
internal sealed class PreviewBenchmark
{
    private const int Times = 5;

    [Test]
    public async Task Measure()
    {
        var (small, changed) = (await PlanAsync(1_000, "1"), await PlanAsync(1_000, "2"));
        var (large, other) = (await PlanAsync(6_000, "1"), await PlanAsync(6_000, "2"));
        var length = 0;
        Print("diff of two plans of 6,000 objects, each changed", () => Compare(large, other));
        Print("diff of two plans of 6,000 objects, none changed", () => Compare(large, Plan.FromJson(large.ToJson())!));
        Print("comment for 1,000 changed objects", () => length = PreviewComment.Of(
            [new StackPreview("local", "main", Compare(small, changed), StackCheck.Of(changed))]).Length);
        await TestContext.Out.WriteLineAsync($"length of the comment: {length}");
        var clock = Stopwatch.StartNew();
        await Pairs.All.Single(pair => pair.Name == "environment").PreviewAsync();
        await TestContext.Out.WriteLineAsync($"every cause between the two environments: {clock.ElapsedMilliseconds} ms");
    }

    private static ImmutableArray<ResourceChange> Compare(Plan before, Plan after) =>
        PlanComparison.Compare(before, after, new ClusterConsequences());

    private static void Print(string what, Action action)
    {
        var clock = Stopwatch.StartNew();
        var times = Enumerable.Range(0, Times).Select(_ =>
        {
            clock.Restart();
            action();
            return clock.ElapsedMilliseconds;
        }).ToList();
        TestContext.Out.WriteLine($"{what}: first {times[0]} ms, then {times.Skip(1).Min()} to {times.Skip(1).Max()} ms");
    }

    // Deployments like the backend's, each in a component of its own, with a value of their own that differs between the two plans.
    private static async Task<Plan> PlanAsync(int count, string value)
    {
        var local = await Stacks.EvaluateAsync("local");
        var backend = local.Resources.Single(resource => resource is { Kind: "Deployment", Name: "backend" });
        var text = backend.Inputs.ToJsonString();
        return new Plan(
            "local",
            [.. Enumerable.Range(0, count).SelectMany(number => Component(number, backend, text, value))],
            [],
            ImmutableSortedDictionary<string, string>.Empty);
    }

    private static IEnumerable<PlannedResource> Component(int number, PlannedResource backend, string text, string value)
    {
        const string type = "todo:component:Worker";
        var component = new PlannedResource($"urn:pulumi:local::todo::{type}::w{number}", type, $"w{number}", null, []);
        var inputs = JsonNode.Parse(text)!.AsObject();
        inputs["metadata"]!["name"] = $"w{number}";
        inputs["spec"]!["replicas"] = string.Create(CultureInfo.InvariantCulture, $"{value}{number}");
        return [component, backend with { Urn = $"{component.Urn}$d", Name = $"w{number}", ParentUrn = component.Urn, Inputs = inputs }];
    }
}
