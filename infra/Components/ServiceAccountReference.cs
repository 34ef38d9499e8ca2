namespace Todo.Infra.Components;

/// <summary>A service account of another namespace.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">Its name there.</param>
public sealed record ServiceAccountReference(string Namespace, string Name);
