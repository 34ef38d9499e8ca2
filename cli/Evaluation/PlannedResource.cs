using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Infra.Values;

namespace Todo.Cli.Evaluation;

/// <summary>One resource or component of a <see cref="Plan"/>.</summary>
/// <param name="Urn">Pulumi's unique name of it.</param>
/// <param name="Type">The type token, such as <c>kubernetes:apps/v1:Deployment</c> or <c>todo:component:WebService</c>.</param>
/// <param name="Name">The logical name.</param>
/// <param name="ParentUrn">The component that made it; <see langword="null"/> for what the stack itself made.</param>
/// <param name="Inputs">What it was given; for a Kubernetes kind this is exactly the manifest.</param>
public sealed record PlannedResource(string Urn, string Type, string Name, string? ParentUrn, JsonObject Inputs)
{
    private static readonly ImmutableArray<string> FieldsOfSecrets = ["stringData", "data"];

    /// <summary>What Pulumi is told about it besides.</summary>
    public PlannedOptions Options { get; init; } = PlannedOptions.None;

    /// <summary>The fields whose values are secret, with all that is below them: <c>stringData</c>, <c>values.jwtSecret</c>.</summary>
    public ImmutableArray<string> SecretFields { get; init; } = [];

    /// <summary>The kind of a Kubernetes manifest; <see langword="null"/> for what is none.</summary>
    public string? Kind => Inputs["kind"]?.GetValue<string>();

    /// <summary>Whether <see cref="Inputs"/> is a Kubernetes manifest.</summary>
    public bool IsManifest => Type.StartsWith("kubernetes:", StringComparison.Ordinal) && Inputs.ContainsKey("kind");

    /// <summary>Whether what is at a path is not shown: a secret, or the hash of one, whose key may be made anew.</summary>
    public bool Hides(string path) =>
        path.EndsWith($".{Names.SecretHashAnnotation}", StringComparison.Ordinal)
        || (Kind == "Secret" ? FieldsOfSecrets : SecretFields).Any(field => path == field
            || path.StartsWith($"{field}.", StringComparison.Ordinal)
            || path.StartsWith($"{field}[", StringComparison.Ordinal));
}
