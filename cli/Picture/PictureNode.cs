using Todo.Cli.Comparison;

namespace Todo.Cli.Picture;

/// <summary>A component, or a resource that is in none.</summary>
/// <param name="Id">What edges call it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Change">What happens to it, or the gravest of what happens in it.</param>
internal sealed record PictureNode(string Id, string Title, ChangeKind Change);
