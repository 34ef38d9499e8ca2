using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Todo.Infra.Settings;

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
    /// <summary>What was configured; <see langword="null"/> in a plan of an earlier version.</summary>
    public StackConfig? Config { get; init; }

    /// <summary>The folders of the repository that the stack is made from, besides the program.</summary>
    public ImmutableArray<SourceFolder> Sources { get; init; } = [];

    /// <summary>The Kubernetes manifests in the order in which a cluster takes them: namespace, then what pods need, then pods.</summary>
    [JsonIgnore]
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

    /// <summary>What the charts of all releases render: Helm's objects, which are no resources of Pulumi.</summary>
    internal IEnumerable<PlannedResource> Rendered
    {
        get
        {
            var releases = Resources.Where(resource => resource.Type == PlannedRelease.Type).Select(release => release.Urn).ToHashSet();
            return Resources.Where(resource => resource.ParentUrn is { } parent && releases.Contains(parent));
        }
    }

    /// <summary>The manifests that a release's chart renders; none where the chart is somebody else's.</summary>
    internal IEnumerable<JsonObject> RenderedBy(PlannedRelease release) =>
        Resources.Where(resource => resource.ParentUrn == release.Urn).Select(resource => resource.Inputs);

    /// <summary>The same plan under the name of another stack, so that the two have the same resources.</summary>
    internal Plan As(string stack)
    {
        string Renamed(string urn) => urn.Replace($"urn:pulumi:{Stack}::", $"urn:pulumi:{stack}::", StringComparison.Ordinal);
        return this with
        {
            Stack = stack,
            Resources =
            [
                .. Resources.Select(resource => resource with
                {
                    Urn = Renamed(resource.Urn),
                    ParentUrn = resource.ParentUrn is { } parent ? Renamed(parent) : null,
                }),
            ],
        };
    }

    /// <summary>The plan as it is written, secrets in plain text included.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a plan; <see langword="null"/> when the text is none, or one of a version that this one cannot read.</summary>
    internal static Plan? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Plan>(text) is { Resources.IsDefault: false } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

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
