using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Components;

namespace Todo.Cli.Evaluation;

/// <summary>A Helm release that the stack makes.</summary>
/// <param name="Urn">Pulumi's unique name of it.</param>
/// <param name="Name">The release's name.</param>
/// <param name="Namespace">The namespace that it is in.</param>
/// <param name="Chart">The chart: a folder, relative to the repository, a name in <paramref name="Repository"/>, or a reference.</param>
/// <param name="IsFolder">Whether the chart is a folder of the repository: then what it renders is known.</param>
/// <param name="Repository">The address of the chart's repository; <see langword="null"/> where there is none.</param>
/// <param name="Version">The chart's version; <see langword="null"/> for a folder, which is its own.</param>
/// <param name="Values">The values, secrets in plain text included.</param>
/// <param name="CreatesNamespace">Whether Helm makes the namespace.</param>
/// <param name="Timeout">How long it may take.</param>
internal sealed record PlannedRelease(
    string Urn,
    string Name,
    string Namespace,
    string Chart,
    bool IsFolder,
    string? Repository,
    string? Version,
    JsonObject Values,
    bool CreatesNamespace,
    TimeSpan Timeout)
{
    internal const string Type = "kubernetes:helm.sh/v3:Release";

    /// <summary>The chart, as helm's commands take it, and the options that belong to it.</summary>
    /// <param name="repository">The folder of the repository.</param>
    internal ImmutableArray<string> ChartArguments(string repository) =>
    [
        IsFolder ? Path.Combine(repository, Chart) : Chart,
        .. Repository is null ? Array.Empty<string>() : ["--repo", Repository],
        .. Version is null ? Array.Empty<string>() : ["--version", Version],
    ];

    internal static PlannedRelease From(PlannedResource resource)
    {
        var inputs = resource.Inputs;
        var chart = inputs["chart"]!.GetValue<string>();
        var isFolder = chart.StartsWith(ContainerImage.RepositoryFromProgram, StringComparison.Ordinal);
        return new PlannedRelease(
            resource.Urn,
            inputs["name"]!.GetValue<string>(),
            inputs["namespace"]!.GetValue<string>(),
            isFolder ? chart[ContainerImage.RepositoryFromProgram.Length..] : chart,
            isFolder,
            inputs["repositoryOpts"]?["repo"]?.GetValue<string>(),
            inputs["version"]?.GetValue<string>(),
            inputs["values"]?.AsObject() ?? [],
            inputs["createNamespace"]?.GetValue<bool>() == true,
            TimeSpan.FromSeconds(inputs["timeout"]!.GetValue<long>()));
    }
}
