using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Adds to a plan what its charts render, so that whoever reads the plan sees the objects, however they are delivered. Only charts that
/// are folders of the repository: another one is somebody else's, and has to be fetched first.
/// </summary>
/// <param name="processes">Runs <c>helm</c>.</param>
/// <param name="repository">The folder of the repository.</param>
internal sealed class ChartRendering(IProcessRunner processes, string repository)
{
    private const int ShownLines = 8;

    // Without a cluster helm takes it to be of the version that helm was built for, which need not be as recent as the chart asks for.
    private const string KubernetesVersion = "1.34.0";

    /// <summary>The plan with the objects of its charts, each below its release.</summary>
    /// <exception cref="UserError">helm is missing, or refuses the chart or its values.</exception>
    internal async Task<Plan> AddAsync(Plan plan, CancellationToken cancellation)
    {
        foreach (var release in plan.Releases.Where(release => release.IsFolder))
        {
            var rendered = await RenderAsync(release, cancellation);
            var options = plan.Resources.Single(resource => resource.Urn == release.Urn).Options;
            var index = plan.Resources.TakeWhile(resource => resource.Urn != release.Urn).Count() + 1;
            plan = plan with
            {
                Resources = plan.Resources.InsertRange(index, rendered.Select(manifest => ResourceOf(manifest, release, options.Provider))),
            };
        }

        return plan;
    }

    private async Task<ImmutableArray<JsonObject>> RenderAsync(PlannedRelease release, CancellationToken cancellation)
    {
        var call = new ProcessCall(
            "helm",
            [
                "template", release.Name, .. release.ChartArguments(repository), "--namespace", release.Namespace, "--skip-tests",
                "--kube-version", KubernetesVersion, "--values", "-",
            ])
        { Input = release.Values.ToJsonString() };
        var result = await processes.RunAsync(call, null, cancellation);
        return result switch
        {
            { IsMissing: true } => throw new UserError(
                ExitCodes.Failed,
                "helm is not installed, and todo:delivery chart needs it to know the objects of the chart.\n"
                    + "Install it: https://helm.sh/docs/intro/install/\n"
                    + "Or have the same objects delivered by components: todo:delivery components"),
            { Succeeded: false } => throw new UserError(
                ExitCodes.Failed, $"helm does not render the folder {release.Chart}; nothing was touched.\n{result.Tail(ShownLines)}"),
            _ => [.. ManifestYaml.Read(result.Output).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(KindOf, StringComparer.Ordinal)],
        };
    }

    private static PlannedResource ResourceOf(JsonObject manifest, PlannedRelease release, string? provider)
    {
        var (kind, name, version) = (KindOf(manifest), NameOf(manifest), manifest["apiVersion"]!.GetValue<string>());
        // Pulumi names the core group, which has no name, by its version.
        var type = $"kubernetes:{(version.Contains('/', StringComparison.Ordinal) ? version : $"core/{version}")}:{kind}";
        return new PlannedResource($"{release.Urn}::{kind}/{name}", type, name, release.Urn, manifest)
        {
            Options = PlannedOptions.None with { Provider = provider },
        };
    }

    private static string KindOf(JsonObject manifest) => manifest["kind"]!.GetValue<string>();

    private static string NameOf(JsonObject manifest) => manifest["metadata"]!["name"]!.GetValue<string>();
}
