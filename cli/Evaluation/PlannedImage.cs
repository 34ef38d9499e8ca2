using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Todo.Infra.Components;

namespace Todo.Cli.Evaluation;

/// <summary>A container image that the stack builds.</summary>
/// <param name="Name">The logical name, such as <c>backend</c>.</param>
/// <param name="Reference">The reference that pods run, such as <c>todo-list-backend:v1.0.0-1f0c2a9b</c>.</param>
/// <param name="Context">The build context, relative to the repository, such as <c>app-images/backend</c>.</param>
/// <param name="Dockerfile">The Dockerfile, relative to the repository.</param>
/// <param name="BuildArguments">The build arguments by name.</param>
/// <param name="Pushed">Whether the stack pushes it to a registry.</param>
public sealed record PlannedImage(
    string Name,
    string Reference,
    string Context,
    string Dockerfile,
    ImmutableSortedDictionary<string, string> BuildArguments,
    bool Pushed)
{
    /// <summary>The name by its version alone, such as <c>todo-list-backend:v1.0.0</c>, which the Helm chart runs.</summary>
    [JsonIgnore]
    public string PlainReference => $"{Reference[..Reference.LastIndexOf(':')]}:{BuildArguments["VERSION"]}";

    internal static PlannedImage FromInputs(PlannedResource resource)
    {
        var build = resource.Inputs["build"]!;
        return new PlannedImage(
            resource.Name,
            Text(resource.Inputs["imageName"]),
            Text(build["context"])[ContainerImage.RepositoryFromProgram.Length..],
            Text(build["dockerfile"])[ContainerImage.RepositoryFromProgram.Length..],
            build["args"]!.AsObject().ToImmutableSortedDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal),
            resource.Inputs["skipPush"]?.GetValue<bool>() != true);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
