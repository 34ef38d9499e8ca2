namespace Todo.Cli.Evaluation;

/// <summary>A place in the tree of resources.</summary>
/// <param name="Urn">Pulumi's unique name.</param>
/// <param name="Type">The type token.</param>
/// <param name="Name">The logical name.</param>
/// <param name="ParentUrn">The component that made it; <see langword="null"/> for what the stack itself made.</param>
internal sealed record ResourceNode(string Urn, string Type, string Name, string? ParentUrn);
