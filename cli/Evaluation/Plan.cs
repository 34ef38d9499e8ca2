using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Todo.Cli.Evaluation;

/// <summary>What one evaluation of a stack wants to exist: a value that the commands read and the targets carry out.</summary>
/// <param name="Stack">The stack's name, such as <c>local</c>.</param>
/// <param name="Resources">Every resource and component, each after its parent.</param>
/// <param name="Images">The container images to build, in the order of their names.</param>
/// <param name="Outputs">The stack's outputs by name; secret ones are left out.</param>
public sealed record Plan(
    string Stack,
    ImmutableArray<PlannedResource> Resources,
    ImmutableArray<PlannedImage> Images,
    ImmutableSortedDictionary<string, string> Outputs)
{
    /// <summary>The Kubernetes manifests in the order in which a cluster takes them: namespace, then what pods need, then pods.</summary>
    public IEnumerable<JsonObject> Manifests => Resources
        .Where(resource => resource.IsManifest)
        .Select(resource => resource.Inputs)
        .OrderBy(manifest => ManifestOrder.Of(manifest["kind"]!.GetValue<string>()));

    /// <summary>The Helm releases, each after those that it needs.</summary>
    internal IEnumerable<PlannedRelease> Releases => Resources
        .Where(resource => resource.Type == PlannedRelease.Type)
        .OrderBy(ReleasesBefore)
        .Select(PlannedRelease.From)
        // An add-on comes before the application, which may need it.
        .OrderBy(release => release.IsFolder);

    /// <summary>The manifests that belong to no Helm release, in the same order.</summary>
    internal IEnumerable<JsonObject> DirectManifests
    {
        get
        {
            var released = Releases.SelectMany(RenderedBy).ToHashSet();
            return Manifests.Where(manifest => !released.Contains(manifest));
        }
    }

    /// <summary>The manifests that a release's chart renders; none where the chart is somebody else's.</summary>
    internal IEnumerable<JsonObject> RenderedBy(PlannedRelease release) =>
        Resources.Where(resource => resource.ParentUrn == release.Urn).Select(resource => resource.Inputs);

    /// <summary>Every value of every Secret, so that none is shown.</summary>
    public ImmutableArray<string> SecretValues() =>
    [
        .. Manifests
            .Where(manifest => manifest["kind"]!.GetValue<string>() == "Secret")
            .SelectMany(secret => Values(secret, "stringData").Concat(Values(secret, "data").Select(Decode)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    // How many releases come one after the other before this one can.
    private int ReleasesBefore(PlannedResource release) => Resources
        .Where(other => other.Type == PlannedRelease.Type && release.Options.DependsOn.Contains($"ChartRelease {other.Name}"))
        .Select(other => 1 + ReleasesBefore(other))
        .DefaultIfEmpty()
        .Max();

    private static IEnumerable<string> Values(JsonObject secret, string field) =>
        (secret[field] as JsonObject ?? []).Select(pair => pair.Value!.GetValue<string>());

    private static string Decode(string value) => Encoding.UTF8.GetString(Convert.FromBase64String(value));
}
