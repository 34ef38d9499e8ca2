namespace Todo.Cli.Targets;

/// <summary>What lets a program look into a stack.</summary>
/// <param name="Path">The file, which only its owner may read.</param>
/// <param name="Where">What may be looked into, in some words.</param>
/// <param name="Ends">When it ends.</param>
internal sealed record AssistantAccess(string Path, string Where, DateTimeOffset Ends);
