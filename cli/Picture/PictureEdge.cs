namespace Todo.Cli.Picture;

/// <summary>That one node needs another.</summary>
/// <param name="From">The id of the one.</param>
/// <param name="To">The id of the one that it needs.</param>
internal sealed record PictureEdge(string From, string To);
