using System.Collections.Immutable;

namespace Todo.Cli.Picture;

/// <summary>The picture of a stack, whatever it is drawn with.</summary>
/// <param name="Nodes">What there is, in the order in which it is drawn.</param>
/// <param name="Edges">What belongs together.</param>
internal sealed record StackPicture(ImmutableArray<PictureNode> Nodes, ImmutableArray<PictureEdge> Edges);
