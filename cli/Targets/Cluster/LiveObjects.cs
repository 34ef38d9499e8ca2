using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;

namespace Todo.Cli.Targets.Cluster;

/// <summary>
/// The objects of a stack as the cluster has them and as it would have them after an <c>up</c>. The cluster says both, so that its
/// defaults, and what others own in the objects, is alike in both.
/// </summary>
internal sealed class LiveObjects(Kubectl kubectl, ClusterConnection connection, Plan plan)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="Errors.UserError">Something is in the way, or the cluster does not let this user ask.</exception>
    public async Task<LiveComparison> CompareAsync(CancellationToken cancellation)
    {
        var readManifests = AppliedManifests.ReadAsync(kubectl, connection, plan, cancellation);
        var readReleased = ReleasedManifests.ReadAsync(kubectl, plan, cancellation);
        var readReleases = ReleaseName.OfStackAsync(kubectl, plan.Stack, cancellation);
        var (manifests, released) = (await readManifests, await readReleased);
        manifests.RefuseOthers();
        // Without its namespace no object can be tried.
        if (!manifests.Live.Any(item => item.Kind() == "Namespace"))
        {
            return new LiveComparison(
                Baseline.Nothing($"context {connection.Context} has no namespace {connection.Namespace}"), PlanOf(plan.Manifests));
        }

        var before = PlanOf([.. manifests.Live, .. released.Live]);
        var leftReleases = (await readReleases).Except(plan.Releases.Select(StackRelease.NameOf)).Select(LeftOver);
        var resources = before.Resources.AddRange(manifests.LeftOver.Select(LeftOver)).AddRange(leftReleases);
        return new LiveComparison(
            new Baseline(before with { Resources = resources }, $"the cluster of context {connection.Context}"),
            PlanOf([.. await manifests.TryAsync(cancellation), .. await released.TryAsync(cancellation)]));
    }

    // The plan's components with these objects in them; a component that none of them is in is left out.
    private Plan PlanOf(IEnumerable<JsonObject> objects)
    {
        var byId = objects.ToDictionary(ClusterObject.Id, ClusterObject.Desired, StringComparer.Ordinal);
        var kept = new HashSet<string>();
        var resources = new Stack<PlannedResource>();
        // Backwards, as each resource comes after its parent.
        foreach (var resource in plan.Resources.Reverse())
        {
            var found = resource.IsManifest ? byId.GetValueOrDefault(resource.Inputs.Id()) : null;
            if (found is null && !kept.Contains(resource.Urn))
            {
                continue;
            }

            resources.Push(found is null ? resource : resource with { Inputs = found });
            kept.Add(resource.ParentUrn ?? resource.Urn);
        }

        return plan with { Resources = [.. resources] };
    }

    private PlannedResource LeftOver(JsonObject item) => new(
        $"{plan.Stack}:{item.Id()}", $"kubernetes:{item.Text("apiVersion")}:{item.Kind()}", item.Name(), null, item.Desired());

    private PlannedResource LeftOver(ReleaseName release) => new(
        $"{plan.Stack}:{release}", PlannedRelease.Type, release.Name, null, new JsonObject { ["namespace"] = release.Namespace });
}
